import "server-only";
import { runtime } from "@/runtime";

/** Whom the sandbox's operator button signs in. */
export const DEMO_OPERATOR = "operator@tributary.test";
/** Whom the sandbox's developer button signs in. */
export const DEMO_DEVELOPER = "demo@tributary.test";

/** Asked at every request, so that taking an address off the list ends its sessions. */
export function isOperator(email: string): boolean {
  const { env } = runtime();
  if (env.TRIBUTARY_MODE === "sandbox" && email === DEMO_OPERATOR) return true;
  return env.OPERATOR_EMAILS.includes(email.toLowerCase());
}
