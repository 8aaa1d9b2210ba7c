import { amountText } from "@/components/ui/amount-text";
import { sum } from "@/domain/money";
import { barPlaces, type MoneySplit, type PartKey, shareOfBar } from "./money-split";

/** How a part looks, here and beside its name in the list. Stripes tell what colour alone would. */
const PART_LOOKS = {
  paid: "fill-part-paid",
  way: "fill-part-way",
  reserve: "fill-part-reserve",
  payable: "fill-part-payable",
  hold: "fill-part-hold",
  taken: "fill-part-taken",
} as const satisfies Record<PartKey, string>;
const STRIPED: readonly PartKey[] = ["hold", "taken"];

/**
 * One bar for everything ever earned. What is owed back lies over its end, so that what is left
 * of the bar is what was earned. The list below it says the same in words.
 */
export function SplitBar({ split }: { readonly split: MoneySplit }) {
  const places = barPlaces(split);
  const whole = sum(split.parts.map(({ amount }) => (amount > 0n ? amount : 0n)));
  const owed = -sum(split.parts.map(({ amount }) => (amount < 0n ? amount : 0n)));
  const owedShare = shareOfBar(owed, whole);
  if (places.length === 0) return <div className="h-4 rounded-full bg-sunken" aria-hidden />;
  return (
    <svg
      role="img"
      aria-label={`${amountText(split.total)} in all, divided as in the list below`}
      className="block h-4 w-full rounded-full"
    >
      <Stripes id="bar-stripes" />
      {places.map(({ key, from, length }) => (
        <g key={key} className="stroke-surface" strokeWidth={from > 0 ? 2 : 0}>
          <Part part={key} x={`${from}%`} width={`${length}%`} stripes="bar-stripes" />
        </g>
      ))}
      {owed > 0n ? (
        <rect
          x={`${100 - owedShare}%`}
          y="1"
          width={`${owedShare}%`}
          height="14"
          rx="7"
          fill="none"
          strokeWidth="2"
          className="stroke-bad"
        />
      ) : null}
    </svg>
  );
}

/** The colour of a part, in front of its name. */
export function Swatch({ part, isNegative }: { readonly part: PartKey; isNegative: boolean }) {
  const stripes = `stripes-${part}`;
  return (
    <svg aria-hidden="true" className="size-3 shrink-0 rounded-sm">
      {isNegative ? (
        <rect
          x="1"
          y="1"
          width="10"
          height="10"
          rx="2"
          fill="none"
          strokeWidth="2"
          className="stroke-bad"
        />
      ) : (
        <>
          <Stripes id={stripes} />
          <Part part={part} x="0" width="100%" stripes={stripes} />
        </>
      )}
    </svg>
  );
}

interface PartProps {
  readonly part: PartKey;
  readonly x: string;
  readonly width: string;
  readonly stripes: string;
}

function Part({ part, x, width, stripes }: PartProps) {
  const size = { x, width, height: "100%" };
  return (
    <>
      <rect {...size} className={PART_LOOKS[part]} />
      {STRIPED.includes(part) ? <rect {...size} fill={`url(#${stripes})`} /> : null}
    </>
  );
}

function Stripes({ id }: { readonly id: string }) {
  return (
    <defs>
      <pattern
        id={id}
        width="7"
        height="7"
        patternUnits="userSpaceOnUse"
        patternTransform="rotate(45)"
      >
        <rect width="3" height="7" className="fill-surface" opacity="0.55" />
      </pattern>
    </defs>
  );
}
