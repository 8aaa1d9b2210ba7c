import "server-only";
import type { Transaction } from "@/db/client";
import { lastCompletedRunAt } from "@/db/queries/payout-runs";
import type { PlatformAction } from "@/domain/desk/platform-action";
import type { Micros } from "@/domain/money";
import { Refusal } from "@/domain/refusals";
import type { OperatorContext } from "../context";
import { writePolicy } from "../plan-policy";
import { previewPayouts } from "../preview-payouts";
import { carryOnRun, startRun } from "../run-payouts";

/** What is left to do once the approval is committed. */
export type AfterApproval = () => Promise<void>;

interface Approved {
  readonly action: PlatformAction;
  readonly amount: Micros;
  readonly now: Date;
}

/**
 * What a second person's approval does for everybody at once, in the transaction that approves
 * it: a policy is planned, or a run is started that goes on after it, here or in the relay.
 * Refuses `changed_meanwhile`, and `invalid_field` as planning does.
 */
export async function approvePlatform(
  ctx: OperatorContext,
  tx: Transaction,
  { action, amount, now }: Approved,
): Promise<AfterApproval> {
  const { actor } = ctx;
  if (action.kind === "policy_change") {
    await writePolicy(tx, { ...action, actor, now });
    return async () => undefined;
  }
  const { asOf } = action;
  const lastRunAt = await lastCompletedRunAt(tx);
  if (lastRunAt && lastRunAt >= asOf) throw changed("Another run was made meanwhile");
  const { run: foretold } = await previewPayouts({ db: tx, now: ctx.now }, { asOf });
  if (foretold.transferTotal > amount) throw new Refusal("changed_meanwhile");
  const run = await startRun(tx, actor, asOf, foretold.transferTotal);
  if (run?.asOf.getTime() !== asOf.getTime()) throw changed("Another run is being made");
  return async () => {
    await carryOnRun(ctx, run);
  };
}

function changed(detail: string): Refusal {
  return new Refusal("changed_meanwhile", { detail: `${detail}; look at it and propose it anew.` });
}
