import "server-only";
import { compareWithRecorded, type PlacedUsage, recordAccruals } from "@/db/queries/usage";
import { checkUsage, TOO_LONG_AGO, type UsageFault } from "@/domain/earnings/usage";
import { type Micros, sum } from "@/domain/money";
import type { Context } from "./context";

export interface UsageReport {
  readonly accepted: number;
  readonly duplicates: number;
  readonly rejected: readonly RejectedUsage[];
  /** What the accepted calls credit to their developers, in micros. */
  readonly accrued: Micros;
}

export interface RejectedUsage extends UsageFault {
  readonly index: number;
  readonly id: string | null;
}

/**
 * Turns reported calls into earnings (section 4, R2, R3, R7). Good calls land even when others
 * are bad; a repeat is counted and changes nothing; another call under a used id is rejected.
 */
export async function recordUsage(ctx: Context, raw: readonly unknown[]): Promise<UsageReport> {
  const now = await ctx.now();
  const { good, stale, rejected } = check(raw, now);

  const recorded = good.length > 0 ? await recordAccruals(ctx.db, good) : [];
  const landed = new Set(recorded.map(({ position }) => position));
  const left = [...good.filter(({ position }) => !landed.has(position)), ...stale];
  const verdicts = left.length > 0 ? await compareWithRecorded(ctx.db, left) : [];

  for (const { position, verdict } of verdicts) {
    if (verdict !== "duplicate") rejected.push(refuse(raw, position, EXPLAINED[verdict]));
  }
  return {
    accepted: recorded.length,
    duplicates: verdicts.filter(({ verdict }) => verdict === "duplicate").length,
    rejected: rejected.sort((a, b) => a.index - b.index),
    accrued: sum(recorded.map(({ amount }) => amount)),
  };
}

const EXPLAINED = {
  id_conflict: { code: "id_conflict", detail: "id was used before for a call that differs" },
  unknown_app: { code: "unknown_app", detail: "app_id names no app" },
  unrecorded: TOO_LONG_AGO,
} as const satisfies Record<string, UsageFault>;

function check(raw: readonly unknown[], now: Date) {
  const good: PlacedUsage[] = [];
  const stale: PlacedUsage[] = [];
  const rejected: RejectedUsage[] = [];
  for (const [position, call] of raw.entries()) {
    const checked = checkUsage(call, now);
    if ("usage" in checked) good.push({ position, usage: checked.usage });
    else if ("stale" in checked) stale.push({ position, usage: checked.stale });
    else rejected.push(refuse(raw, position, checked.fault));
  }
  return { good, stale, rejected };
}

function refuse(raw: readonly unknown[], index: number, fault: UsageFault): RejectedUsage {
  const call = raw[index];
  const named = typeof call === "object" && call !== null && "id" in call ? call.id : null;
  return { index, id: typeof named === "string" ? named : null, ...fault };
}
