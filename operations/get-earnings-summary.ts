import "server-only";
import { earningTotalsOf } from "@/db/queries/earning-totals";
import { ledgerBalancesOf } from "@/db/queries/ledger";
import { cutoffNow, payoutFactsOf } from "@/db/queries/payout-facts";
import { policyAt } from "@/db/queries/policies";
import type { EarningsSummary } from "@/domain/earnings/summary";
import { decidePayout } from "@/domain/payouts/decide";
import { Refusal } from "@/domain/refusals";
import type { DeveloperContext } from "./context";

/** Reads one consistent picture; the work does not grow with history. */
export async function getEarningsSummary(ctx: DeveloperContext): Promise<EarningsSummary> {
  const { developerId } = ctx.actor;
  const [totals, books, facts, policy] = await ctx.db.transaction(
    async (tx) => {
      const cutoff = await cutoffNow(tx);
      // Sent together: one journey to the database instead of four.
      return Promise.all([
        earningTotalsOf(tx, developerId),
        ledgerBalancesOf(tx, developerId),
        payoutFactsOf(tx, developerId, cutoff),
        policyAt(tx, cutoff),
      ]);
    },
    { isolationLevel: "repeatable read", accessMode: "read only" },
  );
  if (!facts) throw new Refusal("not_found");

  return {
    accrued: totals.amounts.accrual ?? 0n,
    clawedBack: -(totals.amounts.clawback ?? 0n),
    adjusted: totals.amounts.adjustment ?? 0n,
    writtenOff: totals.amounts.write_off ?? 0n,
    held: facts.held,
    payable: facts.payableEarned + facts.payableOther,
    inTransit: books.in_transit,
    reserved: books.reserved,
    paid: books.paid,
    transactions: totals.transactions,
    ifAskedNow: decidePayout(facts, policy, { by: "developer" }),
    policy,
  };
}
