import "server-only";
import { waitingForFunds } from "@/db/queries/desk-payouts";
import { safeguardsNow } from "@/db/queries/safeguards";
import { demandFor, NO_DEMAND } from "@/domain/desk/demand";
import type { HandRunOutcome, RunForetold } from "@/domain/desk/hand-run";
import { RUN_HOUR_UTC } from "@/domain/payouts/schedule";
import { nextDaily } from "@/domain/time";
import type { OperatorContext } from "./context";
import { availableFunds } from "./get-heartbeat";
import { type Consent, handOver, refuseUntyped } from "./money-actions/consent";
import { previewPayouts } from "./preview-payouts";
import { runPayouts } from "./run-payouts";

const MOST_NAMED = 5;

/**
 * A run that a person asks for is a money action: above one amount it has to be typed, above
 * another a second person starts it. A program's is the scheduler's: the rules alone decide whom
 * it pays, nobody is there to be asked, and it goes on as the one at 08:00 does. Refuses
 * `confirmation_required`.
 */
export async function runByHand(ctx: OperatorContext, consent: Consent): Promise<HandRunOutcome> {
  if (ctx.actor.isProgram && !consent.dryRun) return runPayouts(ctx);
  const foretold = await foretell(ctx);
  if (consent.dryRun) return foretold;
  refuseUntyped(foretold.confirmation, consent.confirmation);

  const { asOf, transferTotal: amount } = foretold.run;
  if (!foretold.needsApproval) return runPayouts({ ...ctx, now: async () => asOf }, amount);
  const action = { kind: "payout_run", asOf } as const;
  // The next run by schedule pays the same: after it nothing is left to approve.
  const noLonger = nextDaily(asOf, RUN_HOUR_UTC);
  return { kind: "proposed", proposal: await handOver(ctx, action, { amount, noLonger }) };
}

async function foretell(ctx: OperatorContext): Promise<RunForetold> {
  const [preview, available, waiting, guards] = await Promise.all([
    previewPayouts(ctx, { name: { most: MOST_NAMED, code: "paid" } }),
    availableFunds(ctx),
    waitingForFunds(ctx.db),
    safeguardsNow(ctx.db),
  ]);
  const demand = ctx.actor.isProgram ? NO_DEMAND : demandFor(preview.run.transferTotal, guards);
  return { ...preview, ...demand, available, waiting };
}
