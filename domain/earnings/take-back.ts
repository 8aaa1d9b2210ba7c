import type { BasisPoints, Micros } from "@/domain/money";
import { type Accrual, clawBack } from "./accrual";
import type { Reversal, ReversalFault, ReversalVerdict } from "./reversal";

/** A call as reversals find it: what it cost, and on what terms it earned. */
export interface OriginalCall {
  readonly appId: string;
  readonly eventId: string;
  readonly cost: Micros;
  /** What earlier clawbacks took of its cost. */
  readonly taken: Micros;
  readonly markupBps: BasisPoints;
  readonly feeBps: BasisPoints;
  readonly developerBilled: boolean;
}

/** A reversal that was taken in before. */
export interface EarlierReversal {
  readonly appId: string;
  readonly id: string;
  readonly eventId: string;
  readonly reason: string;
  readonly cost: Micros;
}

/** What one reversal takes back. */
export interface Clawback {
  readonly reversal: Reversal;
  readonly cost: Micros;
  readonly taken: Accrual;
}

export interface Judged {
  readonly verdicts: ReadonlyMap<Reversal, ReversalVerdict>;
  readonly clawbacks: readonly Clawback[];
}

/**
 * What becomes of one developer's reversals, in the order they came (R13): each finds what those
 * before it left of its call, and its own id if one of them used it.
 */
export function judge(
  reversals: readonly Reversal[],
  calls: readonly OriginalCall[],
  earlier: readonly EarlierReversal[],
): Judged {
  const callOf = new Map(calls.map((call) => [keyOf(call.appId, call.eventId), call]));
  const left = new Map(calls.map((call) => [call, call.cost - call.taken]));
  const known = new Map(earlier.map((one) => [keyOf(one.appId, one.id), one]));
  const clawbacks: Clawback[] = [];
  const decide = (reversal: Reversal): ReversalVerdict => {
    const key = keyOf(reversal.appId, reversal.id);
    const repeated = known.get(key);
    if (repeated) return compare(reversal, repeated);

    const call = callOf.get(keyOf(reversal.appId, reversal.eventId));
    if (!call) return reject("unknown_event", "event_id names no call of this app");
    const costLeft = left.get(call) ?? 0n;
    const cost = reversal.cost ?? costLeft;
    if (cost > costLeft || cost === 0n) {
      return reject("exceeds_original", `only ${costLeft} credits of the call's cost are left`);
    }
    const taken = clawBack(costLeft, cost, call.developerBilled ? 0 : call.markupBps, call.feeBps);
    left.set(call, costLeft - cost);
    known.set(key, { ...reversal, cost });
    clawbacks.push({ reversal, cost, taken });
    return { kind: "taken", amount: taken.accrual };
  };
  const verdicts = new Map(reversals.map((reversal) => [reversal, decide(reversal)]));
  return { verdicts, clawbacks };
}

/** A reversal without an amount took all that was left, whatever that was then. */
function compare(reversal: Reversal, earlier: EarlierReversal): ReversalVerdict {
  const same =
    earlier.eventId === reversal.eventId &&
    earlier.reason === reversal.reason &&
    (reversal.cost === null || reversal.cost === earlier.cost);
  return same
    ? { kind: "duplicate" }
    : reject("id_conflict", "id was used before for a reversal that differs");
}

export function reject(code: ReversalFault["code"], detail: string): ReversalVerdict {
  return { kind: "rejected", fault: { code, detail } };
}

/** Names of any letters: no sign of their own can stand between the two. */
function keyOf(appId: string, id: string): string {
  return JSON.stringify([appId, id]);
}
