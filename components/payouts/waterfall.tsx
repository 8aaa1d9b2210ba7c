import { Amount } from "@/components/ui/amount";
import { hasDust } from "@/components/ui/amount-text";
import type { Payout } from "@/domain/payouts/payout";
import { isUnresolved, type PayoutState } from "@/domain/payouts/states";
import type { PayoutParts } from "@/domain/payouts/waterfall";
import { type FallStep, waterfallSteps } from "./waterfall-steps";

interface Props {
  readonly payout: Pick<Payout, "state" | "gross" | "reserve" | "transfer" | "fee">;
  readonly parts: PayoutParts;
  readonly reserveBps: number;
}

/** From what was earned to what was sent, exact to the last digit, so that it adds up. */
export function Waterfall({ payout, parts, reserveBps }: Props) {
  const { state, gross, reserve, transfer, fee } = payout;
  const steps = waterfallSteps(parts, { gross, reserve, transfer });
  const exact = hasDust(steps.map(({ value }) => value));
  const notes: Partial<Record<FallStep["key"], React.ReactNode>> = {
    ...(fee > 0n
      ? {
          earned: (
            <>
              After a platform fee of <Amount value={fee} />, taken at each call.
            </>
          ),
        }
      : {}),
    takenBack: "Refunds and chargebacks of earlier calls.",
    released: "Kept back from earlier payouts; not kept a second time.",
    other: "Returned transfers and adjustments.",
    reserve: `${reserveBps / 100}% of the earnings, and whatever is less than a cent.`,
  };
  return (
    <dl className="text-sm">
      {steps.map((step) => (
        <Line
          key={step.key}
          step={step}
          label={step.key === "transfer" ? lastLine(state) : LABELS[step.key]}
          exact={exact}
        >
          {notes[step.key]}
        </Line>
      ))}
    </dl>
  );
}

const LABELS = {
  earned: "Earnings",
  takenBack: "Taken back",
  released: "Released reserves",
  other: "Corrections",
  gross: "Claimed by this payout",
  reserve: "Kept in reserve",
} as const satisfies Record<Exclude<FallStep["key"], "transfer">, string>;

const FILLS = {
  total: "var(--color-part-paid)",
  more: "var(--color-part-payable)",
  less: "var(--color-part-taken)",
  kept: "var(--color-part-reserve)",
} as const satisfies Record<FallStep["kind"], string>;

function lastLine(state: PayoutState): string {
  if (isUnresolved(state)) return "To be sent to you";
  return state === "failed" || state === "cancelled" ? "Was to be sent to you" : "Sent to you";
}

interface LineProps {
  readonly step: FallStep;
  readonly label: string;
  readonly exact: boolean;
  readonly children?: React.ReactNode;
}

function Line({ step, label, exact, children }: LineProps) {
  const { kind, value, from, length } = step;
  const isSum = kind === "total" && step.key !== "earned";
  return (
    <div
      className={`grid grid-cols-[1fr_auto] gap-x-6 gap-y-2 border-b border-line py-3
        first:pt-0 last:border-0 last:pb-0 ${isSum ? "font-semibold" : ""}`}
    >
      <dt>
        {label}
        {children ? (
          <span className="mt-0.5 block font-normal text-ink-faint">{children}</span>
        ) : null}
      </dt>
      <dd className="text-right">
        <Amount value={value} signed={kind !== "total"} exact={exact} />
      </dd>
      <dd aria-hidden className="col-span-2">
        <svg aria-hidden="true" className="h-2 w-full">
          <rect width="100%" height="100%" rx="4" className="fill-sunken" />
          <rect
            x={`${from}%`}
            width={`${Math.max(length, 0.4)}%`}
            height="100%"
            rx="2"
            fill={FILLS[kind]}
          />
        </svg>
      </dd>
    </div>
  );
}
