import Link from "next/link";
import { Amount } from "@/components/ui/amount";
import { DateTime } from "@/components/ui/date-time";
import { Cell, HeaderCell, Row, Table } from "@/components/ui/table";
import { toCents } from "@/domain/money";
import type { HeldReserve } from "@/domain/reserves/calendar";

interface Props {
  readonly reserves: readonly HeldReserve[];
  /** Where a payout's page is. */
  readonly under?: string;
}

/** What each payout still keeps back, the next to be released first. */
export function ReserveTable({ reserves, under = "/payouts" }: Props) {
  return (
    <Table caption="Reserves that are held, the next to be released first">
      <thead>
        <tr>
          <HeaderCell>Released on</HeaderCell>
          <HeaderCell>Kept from</HeaderCell>
          <HeaderCell right className="hidden sm:table-cell">
            Kept at first
          </HeaderCell>
          <HeaderCell right>Held</HeaderCell>
        </tr>
      </thead>
      <tbody>
        {reserves.map(({ payoutId, payoutAt, amount, held, releaseAt, reserveDays }) => (
          <Row key={payoutId}>
            <Cell>
              {releaseAt ? (
                <DateTime value={releaseAt} />
              ) : (
                <span className="text-ink-faint">{reserveDays} days after it is sent</span>
              )}
            </Cell>
            <Cell>
              <Link
                href={`${under}/${payoutId}`}
                prefetch={false}
                className="text-accent hover:underline"
              >
                Payout of <DateTime value={payoutAt} />
              </Link>
            </Cell>
            <Cell right className="hidden text-ink-muted sm:table-cell">
              <Amount value={amount} />
            </Cell>
            <Cell right className="font-medium">
              {toCents(held) === 0n ? (
                <span className="font-normal text-ink-faint">under a cent</span>
              ) : (
                <Amount value={held} />
              )}
            </Cell>
          </Row>
        ))}
      </tbody>
    </Table>
  );
}
