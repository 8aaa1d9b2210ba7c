import "server-only";
import { digest, newSecret } from "@/db/ids";
import { insertToken } from "@/db/queries/access-tokens";
import { writeAudit } from "@/db/queries/audit-log";
import { isScopeOf, TOKEN_PREFIX, type TokenKind } from "@/domain/access/scopes";
import { Refusal } from "@/domain/refusals";
import { type Actor, type Context, nameOf, personOf } from "./context";

export interface TokenOrder {
  readonly kind: TokenKind;
  /** Null for the platform's own kinds. */
  readonly developerId: string | null;
  readonly name: string;
  readonly scopes: readonly string[];
  readonly expiresAt?: Date | null | undefined;
}

export interface IssuedToken {
  readonly id: string;
  /** The token itself: shown once, nowhere stored. */
  readonly token: string;
  readonly createdAt: Date;
}

/**
 * Issues an access token. A developer makes tokens for themselves only; the platform's own
 * kinds come from the desk. Refuses `forbidden` and, for a scope its kind cannot have,
 * `invalid_field`.
 */
export async function createToken(ctx: Context, order: TokenOrder): Promise<IssuedToken> {
  if (!mayIssue(ctx.actor, order)) throw new Refusal("forbidden");
  const odd = order.scopes.find((scope) => !isScopeOf(order.kind, scope));
  if (odd !== undefined) {
    const detail = `a ${order.kind} token cannot have the scope ${odd}`;
    throw new Refusal("invalid_field", { faults: [{ path: "scopes", detail }] });
  }

  const token = `${TOKEN_PREFIX[order.kind]}${newSecret()}`;
  const { kind, developerId, name, scopes, expiresAt = null } = order;
  const createdBy = ctx.actor.kind === "operator" ? personOf(ctx.actor) : null;
  const row = { kind, developerId, name, scopes, expiresAt, createdBy, hash: digest(token) };
  return ctx.db.transaction(async (tx) => {
    const { id, createdAt } = await insertToken(tx, row, ctx.workId);
    if (kind !== "developer") {
      const facts = { kind, name, scopes, expires_at: expiresAt?.toISOString() ?? null };
      await writeAudit(tx, {
        actor: nameOf(ctx.actor),
        action: "token.create",
        subject: id,
        facts,
      });
    }
    return { id, token, createdAt };
  });
}

function mayIssue(actor: Actor, order: TokenOrder): boolean {
  switch (actor.kind) {
    case "developer":
      return order.kind === "developer" && order.developerId === actor.developerId;
    case "operator":
    case "system":
      return true;
    case "service":
      return false;
    default:
      return actor satisfies never;
  }
}
