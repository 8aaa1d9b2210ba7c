import { greatest, type Micros, sum } from "@/domain/money";
import type { Policy } from "@/domain/policy";

const MONTH_DAYS = 30n;
const WHOLE_BPS = 10_000n;

interface Seen {
  /** What the runs of the last thirty days paid and kept back. */
  readonly month: Micros;
  /** What a run made now would transfer, by the policy in force and by the planned one. */
  readonly runBefore: Micros;
  readonly runAfter: Micros;
}

/**
 * How much money a change of policy sends another way in a month, going by the last one: fees,
 * reserves, and what waits for longer or shorter. Or what it changes of a run made now, if that
 * is more, as with the least payout.
 */
export function policyWeight(before: Policy, after: Policy, seen: Seen): Micros {
  const { month, runBefore, runAfter } = seen;
  const by = (number: "feeBps" | "holdDays" | "reserveBps" | "reserveDays") =>
    BigInt(Math.abs(after[number] - before[number]));
  const reserveBps = BigInt(Math.max(before.reserveBps, after.reserveBps));
  const ofMonth = sum([
    (month * by("feeBps")) / WHOLE_BPS,
    (month * by("holdDays")) / MONTH_DAYS,
    (month * by("reserveBps")) / WHOLE_BPS,
    (month * reserveBps * by("reserveDays")) / (WHOLE_BPS * MONTH_DAYS),
  ]);
  const ofRun = greatest(runAfter - runBefore, runBefore - runAfter);
  return greatest(ofRun, ofMonth);
}
