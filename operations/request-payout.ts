import "server-only";
import { findDeveloper } from "@/db/queries/developers";
import { tellPayoutNews } from "@/db/queries/news";
import { cutoffNow, lockDeveloper, payoutFactsOf } from "@/db/queries/payout-facts";
import { keyOf, writePlans } from "@/db/queries/payout-plans";
import { unresolvedPayoutOf } from "@/db/queries/payouts";
import { policyAt } from "@/db/queries/policies";
import type { Micros } from "@/domain/money";
import { decidePayout, type SkipCode } from "@/domain/payouts/decide";
import type { PayoutRequestOutcome } from "@/domain/payouts/request";
import { Refusal } from "@/domain/refusals";
import type { DeveloperContext } from "./context";
import { queuePayouts } from "./queue-payouts";

/**
 * A developer asks for everything payable now (section 5a, R12): schedule and threshold do not
 * matter, the minimum does. Planned like any payout, in one transaction; sent in the background.
 */
export async function requestPayout(
  ctx: DeveloperContext,
  input: { readonly confirmed: boolean; readonly requestedBy?: string },
): Promise<PayoutRequestOutcome> {
  const { confirmed, requestedBy = "developer" } = input;
  if (!confirmed) throw new Refusal("payout_not_confirmed");
  const { developerId } = ctx.actor;
  const now = await ctx.now();
  const outcome = await ctx.db.transaction(async (tx): Promise<PayoutRequestOutcome> => {
    await lockDeveloper(tx, developerId);
    const cutoff = await cutoffNow(tx);
    const policy = await policyAt(tx, now);
    const facts = await payoutFactsOf(tx, developerId, cutoff);
    if (!facts) throw new Refusal("not_found");

    const decision = decidePayout(facts, policy, { by: "developer" });
    if (decision.kind === "pay") {
      const terms = { cutoff, policy, runId: null, requestedBy };
      const [planned] = await writePlans(tx, [{ facts, decision }], terms);
      if (!planned) throw new Error(`payout of ${developerId} was decided but not written`);
      await tellPayoutNews(tx, "payout_planned", [keyOf(planned)], now);
      return { kind: "initiated", payoutId: planned.payout_id, transfer: planned.transfer };
    }
    return explainSkip(decision.code, decision.payable);

    async function explainSkip(code: SkipCode, payable: Micros): Promise<PayoutRequestOutcome> {
      if (code === "payout_unresolved") {
        const unresolved = await unresolvedPayoutOf(tx, developerId);
        if (!unresolved) throw new Error(`unresolved payout of ${developerId} is gone`);
        return { kind: "in_progress", payoutId: unresolved.id, transfer: unresolved.transfer };
      }
      if (code === "paused") {
        const { pausedReason } = await findDeveloper(tx, developerId);
        return { kind: "paused", reason: pausedReason ?? "", payable };
      }
      if (["not_connected", "onboarding_incomplete", "payouts_disabled"].includes(code)) {
        throw new Refusal("connect_incomplete");
      }
      return { kind: "below_minimum", payable, minimum: policy.minimumPayout };
    }
  });
  if (outcome.kind === "initiated") {
    // The payout is promised by now: what cannot be handed out at once, the relay hands out.
    await queuePayouts(ctx).catch((err) => ctx.log.error({ err }, "not handed out at once"));
  }
  return outcome;
}
