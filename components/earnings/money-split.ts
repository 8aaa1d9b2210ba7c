import type { EarningsSummary } from "@/domain/earnings/summary";
import { type Micros, sum, toShownCents } from "@/domain/money";

/** Where a developer's earnings are, from the bank back to the newest call. */
const PART_KEYS = ["paid", "way", "reserve", "payable", "hold", "taken"] as const;
export type PartKey = (typeof PART_KEYS)[number];

export interface MoneyPart {
  readonly key: PartKey;
  /** Below zero for what is owed back to us. */
  readonly amount: Micros;
}

export interface MoneySplit {
  readonly parts: readonly MoneyPart[];
  /** Accruals after the platform fee. */
  readonly earned: Micros;
  readonly adjusted: Micros;
  readonly writtenOff: Micros;
  /** earned + adjusted + writtenOff = the sum of the parts, to the cent that is shown (R1, R16). */
  readonly total: Micros;
}

type Amounts = Omit<EarningsSummary, "transactions" | "ifAskedNow" | "policy" | "accrued">;

/** Cuts every part to the cents that are shown, so that what people see adds up. */
export function moneySplit(summary: Amounts): MoneySplit {
  const amounts: Record<PartKey, Micros> = {
    paid: summary.paid,
    way: summary.inTransit,
    reserve: summary.reserved,
    payable: summary.payable,
    hold: summary.held,
    taken: summary.clawedBack,
  };
  const parts = PART_KEYS.map((key) => ({ key, amount: toShownCents(amounts[key]) }));
  const total = sum(parts.map(({ amount }) => amount));
  const adjusted = toShownCents(summary.adjusted);
  const writtenOff = toShownCents(summary.writtenOff);
  return { parts, adjusted, writtenOff, total, earned: total - adjusted - writtenOff };
}

export interface BarPlace {
  readonly key: PartKey;
  /** In per cent of the bar, from its left end. */
  readonly from: number;
  readonly length: number;
}

/** However little a part is, it can be seen. */
const LEAST_LENGTH = 0.8;

/** Where each part that is more than nothing lies on the bar. Together they fill it. */
export function barPlaces({ parts }: Pick<MoneySplit, "parts">): readonly BarPlace[] {
  const filled = parts.filter(({ amount }) => amount > 0n);
  const whole = sum(filled.map(({ amount }) => amount));
  const lengths = filled.map(({ amount }) => Math.max(LEAST_LENGTH, shareOfBar(amount, whole)));
  const scale = 100 / lengths.reduce((all, length) => all + length, 0);
  let from = 0;
  return filled.map(({ key }, place) => {
    const length = (lengths[place] ?? 0) * scale;
    from += length;
    return { key, from: from - length, length };
  });
}

/** How much of the whole an amount is, in per cent from 0 to 100. */
export function shareOfBar(amount: Micros, whole: Micros): number {
  if (whole <= 0n || amount <= 0n) return 0;
  return Math.min(100, Number((amount * 10_000n) / whole) / 100);
}
