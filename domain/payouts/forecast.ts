import type { Micros } from "@/domain/money";
import { type Decision, decidePayout, type PayoutFacts } from "@/domain/payouts/decide";
import { nextRunAt } from "@/domain/payouts/schedule";
import type { Policy } from "@/domain/policy";

/** What becomes payable in time for one daily run, in micros. */
export interface Maturity {
  readonly runAt: Date;
  /** Accruals and clawbacks. */
  readonly earned: Micros;
  /** Released reserves and every other kind. */
  readonly other: Micros;
}

export interface Forecast {
  /** Null when no run will ever come: automatic payouts are off. */
  readonly runAt: Date | null;
  readonly decision: Decision;
}

/**
 * The next automatic payout (R12): the first coming run that would pay, from what is known today.
 * When none would, what the very next run will decide, and so why. A payout that is on its way
 * is resolved by then.
 */
export function forecastPayout(
  facts: PayoutFacts,
  maturities: readonly Maturity[],
  policy: Policy,
  now: Date,
): Forecast {
  const first = nextRunAt(facts.schedule, now);
  if (!first) return { runAt: null, decision: decideAt(now) };

  const dates = [first, ...maturities.map(({ runAt }) => nextRunAfter(runAt, first))];
  const runs = [...new Set(dates.map((date) => date.getTime()))].sort((a, b) => a - b);
  for (const time of runs) {
    const runAt = new Date(time);
    const decision = decideAt(runAt);
    if (decision.kind === "pay") return { runAt, decision };
  }
  return { runAt: first, decision: decideAt(first) };

  function decideAt(runAt: Date): Decision {
    const mature = maturities.filter((one) => one.runAt.getTime() <= runAt.getTime());
    const waiting = maturities.filter((one) => one.runAt.getTime() > runAt.getTime());
    const then: PayoutFacts = {
      ...facts,
      hasUnresolvedPayout: false,
      payableEarned: total(mature, "earned"),
      payableOther: total(mature, "other"),
      held: total(waiting, "earned") + total(waiting, "other"),
    };
    return decidePayout(then, policy, { by: "run", asOf: runAt, lastRunAt: null });
  }

  function nextRunAfter(moment: Date, earliest: Date): Date {
    if (moment.getTime() <= earliest.getTime()) return earliest;
    return nextRunAt(facts.schedule, new Date(moment.getTime() - 1)) ?? earliest;
  }
}

function total(maturities: readonly Maturity[], part: "earned" | "other"): Micros {
  return maturities.reduce((sum, maturity) => sum + maturity[part], 0n);
}
