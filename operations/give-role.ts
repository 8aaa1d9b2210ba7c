import "server-only";
import { writeAudit } from "@/db/queries/audit-log";
import { operatorRole, putOperator, removeOperator } from "@/db/queries/operators";
import type { OperatorRole } from "@/domain/access/roles";
import { Refusal } from "@/domain/refusals";
import { type Context, nameOf, type OperatorContext, personOf } from "./context";

/**
 * Gives a person a place at the desk, or another one than they have. Nobody changes their own:
 * an admin who wants to be less asks another.
 */
export async function giveRole(
  ctx: Context,
  input: { readonly email: string; readonly role: OperatorRole },
): Promise<void> {
  const email = input.email.toLowerCase();
  refuseOneself(ctx, email);
  await ctx.db.transaction(async (tx) => {
    const before = await operatorRole(tx, email);
    await putOperator(tx, { email, role: input.role, by: nameOf(ctx.actor) });
    const facts = { role: input.role, before };
    await writeAudit(tx, {
      actor: nameOf(ctx.actor),
      action: "operator.role",
      subject: email,
      facts,
    });
  });
}

/** Takes a person off the desk from their next request on. Refuses `not_found`. */
export async function takeRole(
  ctx: OperatorContext,
  input: { readonly email: string },
): Promise<void> {
  const email = input.email.toLowerCase();
  refuseOneself(ctx, email);
  await ctx.db.transaction(async (tx) => {
    const before = await operatorRole(tx, email);
    if (!(await removeOperator(tx, email))) throw new Refusal("not_found");
    const entry = { action: "operator.remove", subject: email, facts: { before } };
    await writeAudit(tx, { actor: nameOf(ctx.actor), ...entry });
  });
}

function refuseOneself({ actor }: Context, email: string): void {
  if (actor.kind !== "operator" || personOf(actor).toLowerCase() !== email) return;
  const faults = [{ path: "email", detail: "is your own; ask another admin" }];
  throw new Refusal("invalid_field", { faults });
}
