import type { EarningsSummary } from "@/domain/earnings/summary";
import { fromCents, type Micros, sum, toCents } from "@/domain/money";

/** Where a developer's earnings are, from the bank back to the newest call. */
export const PART_KEYS = ["paid", "way", "reserve", "payable", "hold", "taken"] as const;
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
  const parts = PART_KEYS.map((key) => ({ key, amount: shown(amounts[key]) }));
  const total = sum(parts.map(({ amount }) => amount));
  const adjusted = shown(summary.adjusted);
  const writtenOff = shown(summary.writtenOff);
  return { parts, adjusted, writtenOff, total, earned: total - adjusted - writtenOff };
}

function shown(amount: Micros): Micros {
  return fromCents(toCents(amount));
}

/** How wide a part of the whole is drawn, as a CSS percentage. */
export function shareText(amount: Micros, whole: Micros): string {
  if (whole <= 0n || amount <= 0n) return "0%";
  const hundredths = (amount * 10_000n) / whole;
  return `${hundredths / 100n}.${(hundredths % 100n).toString().padStart(2, "0")}%`;
}
