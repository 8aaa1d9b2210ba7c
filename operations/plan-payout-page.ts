import "server-only";
import { isLockedOut } from "@/db/client";
import { tellPayoutNews } from "@/db/queries/news";
import {
  type DeveloperFacts,
  latestCutoff,
  loadPayoutFacts,
  lockDevelopersAfter,
} from "@/db/queries/payout-facts";
import { keyOf, type PlannedPayout, writePlans } from "@/db/queries/payout-plans";
import { advanceRun, type HeldRun, holdsLease, lastCompletedRunAt } from "@/db/queries/payout-runs";
import { policyAt } from "@/db/queries/policies";
import { sum } from "@/domain/money";
import { decidePayout } from "@/domain/payouts/decide";
import type { Context } from "./context";

/** Developers on the first page; the pages after it are as long as the time they take allows. */
export const FIRST_PAGE = 25;

export type PageOutcome =
  | {
      readonly kind: "planned";
      readonly cursor: string;
      readonly payouts: PlannedPayout[];
      /** How long its developers were locked. */
      readonly ms: number;
    }
  | { readonly kind: "finished" }
  /** Somebody holds one of its developers for long; nothing was planned. */
  | { readonly kind: "held_up" }
  | { readonly kind: "lease_lost" };

class LeaseLost extends Error {}

/**
 * Plans the payouts of the next page of developers, in one transaction (R8, R11, R12): lock them,
 * read what they are owed, decide, write. Commits only while the run's lease is still ours.
 */
export async function planPayoutPage(
  ctx: Context,
  run: HeldRun,
  size = FIRST_PAGE,
): Promise<PageOutcome> {
  try {
    return await ctx.db.transaction(async (tx): Promise<PageOutcome> => {
      const developerIds = await lockDevelopersAfter(tx, run.cursor, size);
      // Only now: while this page waited for its locks, another planner may have planned it.
      if (!(await holdsLease(tx, run))) return { kind: "lease_lost" };
      const last = developerIds.at(-1);
      if (!last) return { kind: "finished" };

      const cutoff = await latestCutoff(tx, run.asOf);
      const lastRunAt = await lastCompletedRunAt(tx);
      const policy = await policyAt(tx, run.asOf);
      const facts = await loadPayoutFacts(tx, developerIds, cutoff);

      const occasion = { by: "run", asOf: run.asOf, lastRunAt } as const;
      const decide = (of: DeveloperFacts) => ({
        facts: of,
        decision: decidePayout(of, policy, occasion),
      });
      const plans = facts.map(decide);

      const terms = { cutoff, policy, runId: run.id, requestedBy: "run" };
      const payouts = plans.length > 0 ? await writePlans(tx, plans, terms) : [];
      await tellPayoutNews(tx, "payout_planned", payouts.map(keyOf), run.asOf);
      const ms = await advanceRun(tx, run, {
        cursor: last,
        developersSeen: facts.length,
        payoutsPlanned: payouts.length,
        transferTotal: sum(payouts.map(({ transfer }) => transfer)),
        reserveTotal: sum(payouts.map(({ reserve }) => reserve)),
      });
      if (ms === null) throw new LeaseLost();
      return { kind: "planned", cursor: last, payouts, ms };
    });
  } catch (fault) {
    if (fault instanceof LeaseLost) return { kind: "lease_lost" };
    if (isLockedOut(fault)) return { kind: "held_up" };
    throw fault;
  }
}
