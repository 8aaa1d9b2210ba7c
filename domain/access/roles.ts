import type { OperatorScope } from "@/domain/access/scopes";

/** What an operator is to the desk. Each may do what the one before may. */
export const OPERATOR_ROLES = ["viewer", "operator", "admin"] as const;
export type OperatorRole = (typeof OPERATOR_ROLES)[number];

/** A viewer reads; an operator acts; an admin also sets policy, roles, tokens, and approves. */
export const SCOPES_OF_ROLE = {
  viewer: ["desk:read"],
  operator: ["desk:read", "operate"],
  admin: ["desk:read", "operate", "administer"],
} as const satisfies Record<OperatorRole, readonly OperatorScope[]>;

/** The role whose scopes these are; a token made before there were roles has its own set. */
export function roleOf(scopes: readonly string[]): OperatorRole {
  if (scopes.includes("administer")) return "admin";
  return scopes.includes("operate") ? "operator" : "viewer";
}
