import { Amount } from "@/components/ui/amount";
import { periodText } from "@/components/ui/date-text";
import { Definition, DefinitionList } from "@/components/ui/definition-list";
import type { Micros } from "@/domain/money";

interface Props {
  readonly payout: {
    readonly id: string;
    readonly earningsCount: number;
    readonly periodStart: Date;
    readonly periodEnd: Date;
    readonly reversed: Micros;
    readonly stripeTransferId: string | null;
    readonly bankPayoutId: string | null;
    readonly traceId: string | null;
  };
  /** How often Stripe was asked. */
  readonly attempts: number;
}

/** What people need when they ask their bank, Stripe or us about a payout. */
export function PayoutFactsList({ payout, attempts }: Props) {
  return (
    <DefinitionList flush>
      <Definition term="Calls">{payout.earningsCount.toLocaleString("en-US")}</Definition>
      <Definition term="Earned in">{periodText(payout.periodStart, payout.periodEnd)}</Definition>
      {payout.reversed > 0n ? (
        <Definition term="Taken back at Stripe">
          <Amount value={-payout.reversed} />
        </Definition>
      ) : null}
      {attempts > 1 ? <Definition term="Tries at Stripe">{attempts}</Definition> : null}
      <Reference term="Bank trace id" value={payout.traceId} />
      <Reference term="Stripe payout" value={payout.bankPayoutId} />
      <Reference term="Stripe transfer" value={payout.stripeTransferId} />
      <Reference term="Payout id" value={payout.id} />
    </DefinitionList>
  );
}

function Reference({ term, value }: { readonly term: string; readonly value: string | null }) {
  if (!value) return null;
  return (
    <Definition term={term}>
      <code className="font-mono text-xs break-all select-all">{value}</code>
    </Definition>
  );
}
