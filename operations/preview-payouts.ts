import "server-only";
import { cutoffNow, developersAfter, loadPayoutFacts } from "@/db/queries/payout-facts";
import { lastCompletedRunAt } from "@/db/queries/payout-runs";
import { policyAt } from "@/db/queries/policies";
import type { Micros } from "@/domain/money";
import { decidePayout } from "@/domain/payouts/decide";
import type { Context } from "./context";

const PAGE_SIZE = 2_000;

export interface PayoutPreview {
  readonly kind: "dry_run";
  readonly run: {
    readonly id: null;
    readonly asOf: Date;
    readonly developersSeen: number;
    readonly payoutsPlanned: number;
    readonly transferTotal: Micros;
    readonly reserveTotal: Micros;
  };
  readonly decisions: Readonly<Record<string, number>>;
}

/** What a run made now would decide, for everybody, without claiming or writing anything. */
export async function previewPayouts(ctx: Context): Promise<PayoutPreview> {
  const asOf = await ctx.now();
  const policy = await policyAt(ctx.db, asOf);
  const lastRunAt = await lastCompletedRunAt(ctx.db);
  const cutoff = await cutoffNow(ctx.db);

  const decisions: Record<string, number> = {};
  const totals = { developersSeen: 0, payoutsPlanned: 0, transferTotal: 0n, reserveTotal: 0n };
  for (let cursor = ""; ; ) {
    const page = await developersAfter(ctx.db, cursor, PAGE_SIZE);
    const last = page.at(-1);
    if (!last) return { kind: "dry_run", run: { id: null, asOf, ...totals }, decisions };

    for (const facts of await loadPayoutFacts(ctx.db, page, cutoff)) {
      const decision = decidePayout(facts, policy, { by: "run", asOf, lastRunAt });
      const code = decision.kind === "pay" ? "paid" : decision.code;
      decisions[code] = (decisions[code] ?? 0) + 1;
      totals.developersSeen += 1;
      if (decision.kind === "skip") continue;
      totals.payoutsPlanned += 1;
      totals.transferTotal += decision.transfer;
      totals.reserveTotal += decision.reserve;
    }
    cursor = last;
  }
}
