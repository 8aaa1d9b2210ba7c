import { Amount } from "@/components/ui/amount";
import { fromCents, type Micros, toCents } from "@/domain/money";
import type { Payout } from "@/domain/payouts/payout";
import { isUnresolved, type PayoutState } from "@/domain/payouts/states";

interface Props {
  readonly payout: Pick<
    Payout,
    "state" | "earned" | "other" | "gross" | "reserve" | "transfer" | "fee"
  >;
  readonly reserveBps: number;
}

/** From what was earned to what was sent, exact to the last digit, so that it adds up. */
export function Waterfall({ payout, reserveBps }: Props) {
  const { state, earned, other, gross, reserve, transfer, fee } = payout;
  const exact = [earned, other, reserve].some((amount) => fromCents(toCents(amount)) !== amount);
  return (
    <dl className="text-sm">
      <Line label="Earnings, less what was taken back" value={earned} exact={exact}>
        {fee > 0n ? (
          <>
            After a platform fee of <Amount value={fee} />, taken at each call.
          </>
        ) : null}
      </Line>
      {other === 0n ? null : (
        <Line
          label={other > 0n ? "Released reserves and the like" : "Corrections"}
          value={other}
          exact={exact}
          signed
        >
          Not kept back a second time.
        </Line>
      )}
      {other === 0n ? null : (
        <Line label="Claimed by this payout" value={gross} exact={exact} strong />
      )}
      {reserve === 0n ? null : (
        <Line label="Kept in reserve" value={-reserve} exact={exact} signed>
          {reserveBps / 100}% of the earnings, and whatever is less than a cent.
        </Line>
      )}
      <Line label={lastLine(state)} value={transfer} exact={exact} strong />
    </dl>
  );
}

function lastLine(state: PayoutState): string {
  if (isUnresolved(state)) return "To be sent to you";
  return state === "failed" || state === "cancelled" ? "Was to be sent to you" : "Sent to you";
}

interface LineProps {
  readonly label: string;
  readonly value: Micros;
  readonly exact: boolean;
  readonly signed?: boolean;
  readonly strong?: boolean;
  readonly children?: React.ReactNode;
}

function Line({ label, value, exact, signed = false, strong = false, children }: LineProps) {
  return (
    <div
      className={`grid grid-cols-[1fr_auto] gap-x-6 border-b border-line py-3
        first:pt-0 last:border-0 last:pb-0
        ${strong ? "font-semibold" : ""}`}
    >
      <dt>{label}</dt>
      <dd className="text-right">
        <Amount value={value} signed={signed} exact={exact} />
      </dd>
      {children ? <dd className="col-span-2 pr-20 text-ink-faint">{children}</dd> : null}
    </div>
  );
}
