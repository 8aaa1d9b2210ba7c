import { amountText } from "@/components/ui/amount-text";
import { sum } from "@/domain/money";
import { type MoneySplit, type PartKey, shareText } from "./money-split";

export const PART_LOOKS = {
  paid: "bg-part-paid",
  way: "bg-part-way",
  reserve: "bg-part-reserve",
  payable: "bg-part-payable",
  hold: "bg-part-hold striped",
  taken: "bg-part-taken striped",
} as const satisfies Record<PartKey, string>;

/**
 * One bar for everything ever earned. What is owed back lies over its end, so that what is left
 * of the bar is what was earned. The list below it says the same in words.
 */
export function SplitBar({ split }: { readonly split: MoneySplit }) {
  const filled = split.parts.filter(({ amount }) => amount > 0n);
  const whole = sum(filled.map(({ amount }) => amount));
  const owed = -sum(split.parts.map(({ amount }) => (amount < 0n ? amount : 0n)));
  if (whole === 0n) return <div className="h-4 rounded-full bg-sunken" aria-hidden />;
  return (
    <div
      role="img"
      aria-label={`${amountText(split.total)} in all, divided as in the list below`}
      className="relative flex h-4 gap-0.5 overflow-hidden rounded-full"
    >
      {filled.map(({ key, amount }) => (
        <div
          key={key}
          className={`min-w-1.5 ${PART_LOOKS[key]}`}
          style={{ width: shareText(amount, whole) }}
        />
      ))}
      {owed > 0n ? (
        <div
          className="absolute inset-y-0 right-0 rounded-r-full border-2 border-bad"
          style={{ width: shareText(owed, whole) }}
        />
      ) : null}
    </div>
  );
}
