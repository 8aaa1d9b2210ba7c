export const dynamic = "force-dynamic";

/** The process answers; it asks nobody else. */
export function GET(): Response {
  return Response.json({ status: "live" });
}

export { DELETE, OPTIONS, PATCH, POST, PUT } from "@/app/_edge/wrong-method";
