import type { Micros } from "@/domain/money";
import { type Decision, decidePayout, type PayoutFacts } from "@/domain/payouts/decide";
import { nextRunAt } from "@/domain/payouts/schedule";
import type { Policy } from "@/domain/policy";
import { addMinutes } from "@/domain/time";

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
 * When none would, what the very next run will decide, and so why. One that pays while a payout is
 * unresolved is promised only if that one is `isSwift`: leave it out of `facts` then.
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

const USUAL_MINUTES = 60;

/** Whether a payout on its way may be taken as resolved by the next run: it met no trouble yet. */
export function isSwift(
  payout: { readonly createdAt: Date; readonly generation: number },
  now: Date,
): boolean {
  return payout.generation <= 1 && now < addMinutes(payout.createdAt, USUAL_MINUTES);
}

function total(maturities: readonly Maturity[], part: "earned" | "other"): Micros {
  return maturities.reduce((sum, maturity) => sum + maturity[part], 0n);
}
