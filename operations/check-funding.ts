import "server-only";
import { writeAudit } from "@/db/queries/audit-log";
import { wakeWaitingPayouts } from "@/db/queries/payouts";
import { sendingStop } from "@/db/queries/sending-switch";
import { nameOf, type OperatorContext } from "./context";
import { queuePayouts } from "./queue-payouts";

export interface FundingCheck {
  /** Handed to the sender, because the balance covers them now. */
  readonly queued: number;
  readonly isStopped: boolean;
}

/** After a top-up: what waited for the platform's Stripe balance goes out as far as it reaches. */
export async function checkFunding(ctx: OperatorContext): Promise<FundingCheck> {
  const entry = { action: "funding.check", subject: "platform", facts: {} };
  await ctx.db.transaction(async (tx) => {
    await wakeWaitingPayouts(tx);
    await writeAudit(tx, { actor: nameOf(ctx.actor), ...entry });
  });
  const queued = await queuePayouts(ctx);
  return { queued, isStopped: (await sendingStop(ctx.db)) !== null };
}
