import { z } from "zod";
import type { Contract } from "../contract";

export const readyContract = {
  method: "GET",
  path: "/api/health/ready",
  summary: "Whether the database is reachable and its schema current",
  auth: null,
  response: z.object({ status: z.literal("ready") }),
  successStatus: 200,
  refusals: ["not_ready"],
  example: { response: { status: "ready" } },
} as const satisfies Contract;
