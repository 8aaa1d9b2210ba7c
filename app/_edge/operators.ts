import "server-only";
import { findOperatorRole } from "@/operations/find-operator-role";
import { contextFor, runtime } from "@/runtime";

/** Whom the sandbox's operator button signs in. */
export const DEMO_OPERATOR = "operator@tributary.test";
/** Whom the sandbox's developer button signs in. */
export const DEMO_DEVELOPER = "demo@tributary.test";

const SIGN_IN = { kind: "system", name: "sign-in" } as const;

/**
 * Whether the deployment itself names this address: then it is an admin's, so that nobody can be
 * locked out. Asked at every request.
 */
export function isNamedOperator(email: string): boolean {
  const { env } = runtime();
  if (env.TRIBUTARY_MODE === "sandbox" && email === DEMO_OPERATOR) return true;
  return env.OPERATOR_EMAILS.includes(email.toLowerCase());
}

/** Whether this address has a place at the desk, by the deployment or by the desk. */
export async function isOperator(email: string): Promise<boolean> {
  if (isNamedOperator(email)) return true;
  return (await findOperatorRole(contextFor(SIGN_IN), { email })) !== null;
}
