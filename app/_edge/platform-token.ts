import "server-only";
import { type OperatorRole, SCOPES_OF_ROLE } from "@/domain/access/roles";
import { SERVICE_SCOPES } from "@/domain/access/scopes";
import { addDays } from "@/domain/time";
import type { OperatorContext } from "@/operations/context";
import { createToken } from "@/operations/create-token";

interface Wish {
  readonly kind: "service" | "operator";
  readonly name: string;
  readonly role: OperatorRole;
  readonly days: number | null;
}

/** Issues a token of the platform's. It lives by real time, not by the sandbox's clock. */
export async function issuePlatformToken(ctx: OperatorContext, { kind, name, role, days }: Wish) {
  const scopes = kind === "service" ? SERVICE_SCOPES : SCOPES_OF_ROLE[role];
  const expiresAt = days === null ? null : addDays(new Date(), days);
  const made = await createToken(ctx, { kind, name, scopes, expiresAt, developerId: null });
  return { id: made.id, token: made.token, created_at: made.createdAt.toISOString() };
}
