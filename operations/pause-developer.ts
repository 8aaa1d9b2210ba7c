import "server-only";
import { writeAudit } from "@/db/queries/audit-log";
import { pauseDeveloper as pause, resumeDeveloper as resume } from "@/db/queries/desk-developers";
import { developerExists } from "@/db/queries/developers";
import { lockDeveloper } from "@/db/queries/payout-facts";
import type { PauseSource } from "@/domain/desk/pause";
import { Refusal } from "@/domain/refusals";
import { nameOf, type OperatorContext } from "./context";

/**
 * No payout is planned for this developer until somebody resumes them; one that is on its way
 * goes on. They see the reason. A second pause replaces the first one's reason.
 */
export async function pauseDeveloper(
  ctx: OperatorContext,
  input: {
    readonly developerId: string;
    readonly reason: string;
    readonly source: PauseSource;
  },
): Promise<void> {
  const { developerId, reason, source } = input;
  if (!(await developerExists(ctx.db, developerId))) throw new Refusal("not_found");
  const by = nameOf(ctx.actor);
  await ctx.db.transaction(async (tx) => {
    await lockDeveloper(tx, developerId);
    await pause(tx, { developerId, reason, source, by });
    const facts = { reason, source };
    await writeAudit(tx, { actor: by, action: "developer.pause", subject: developerId, facts });
  });
}

/** Payouts go on with the next run. Resuming who is not paused changes nothing. */
export async function resumeDeveloper(
  ctx: OperatorContext,
  input: { readonly developerId: string; readonly reason: string },
): Promise<void> {
  const { developerId, reason } = input;
  if (!(await developerExists(ctx.db, developerId))) throw new Refusal("not_found");
  await ctx.db.transaction(async (tx) => {
    await lockDeveloper(tx, developerId);
    if (!(await resume(tx, developerId))) return;
    const entry = { action: "developer.resume", subject: developerId, facts: { reason } };
    await writeAudit(tx, { actor: nameOf(ctx.actor), ...entry });
  });
}
