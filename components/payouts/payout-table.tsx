import Link from "next/link";
import { Amount } from "@/components/ui/amount";
import { periodText } from "@/components/ui/date-text";
import { DateTime } from "@/components/ui/date-time";
import { Cell, HeaderCell, Row, Table } from "@/components/ui/table";
import type { ListedPayout } from "./listed-payout";
import { SettlementText, StateBadge } from "./payout-status";

interface Props {
  readonly payouts: readonly ListedPayout[];
  /** Where a payout's page is. */
  readonly under?: string;
}

/** The history: columns where there is room for them, cards where there is not. */
export function PayoutHistory({ payouts, under = "/payouts" }: Props) {
  return (
    <>
      <div className="hidden md:block">
        <PayoutTable payouts={payouts} under={under} />
      </div>
      <div className="-mt-3 md:hidden">
        <PayoutCards payouts={payouts} under={under} />
      </div>
    </>
  );
}

function PayoutTable({ payouts, under }: Required<Props>) {
  return (
    <Table caption="Payouts, newest first">
      <thead>
        <tr>
          <HeaderCell>Date</HeaderCell>
          <HeaderCell>Status</HeaderCell>
          <HeaderCell>Bank</HeaderCell>
          <HeaderCell>Earned in</HeaderCell>
          <HeaderCell right>Calls</HeaderCell>
          <HeaderCell right>Reserve kept</HeaderCell>
          <HeaderCell right>Amount</HeaderCell>
        </tr>
      </thead>
      <tbody>
        {payouts.map((payout) => (
          <Row key={payout.id}>
            <Cell>
              <Link
                href={`${under}/${payout.id}`}
                prefetch={false}
                className="after:absolute after:inset-0"
              >
                <DateTime value={payout.createdAt} />
              </Link>
            </Cell>
            <Cell>
              <StateBadge standing={payout} />
            </Cell>
            <Cell>
              <SettlementText standing={payout} />
            </Cell>
            <Cell className="whitespace-nowrap text-ink-muted">
              {periodText(payout.periodStart, payout.periodEnd)}
            </Cell>
            <Cell right className="text-ink-muted">
              {payout.earningsCount.toLocaleString("en-US")}
            </Cell>
            <Cell right className="text-ink-muted">
              <Amount value={payout.reserve} />
            </Cell>
            <Cell right className="font-medium">
              <Amount value={payout.transfer} />
            </Cell>
          </Row>
        ))}
      </tbody>
    </Table>
  );
}

function PayoutCards({ payouts, under }: Required<Props>) {
  return (
    <ul className="divide-y divide-line text-sm">
      {payouts.map((payout) => (
        <li key={payout.id}>
          <Link
            href={`${under}/${payout.id}`}
            prefetch={false}
            className="block px-5 py-4 hover:bg-sunken"
          >
            <span className="flex items-baseline justify-between gap-4">
              <DateTime value={payout.createdAt} className="font-medium" />
              <Amount value={payout.transfer} className="font-medium" />
            </span>
            <span className="mt-2 flex items-center justify-between gap-4">
              <SettlementText standing={payout} />
              <StateBadge standing={payout} />
            </span>
            <span className="mt-2 block text-xs text-ink-faint">
              {periodText(payout.periodStart, payout.periodEnd)} ·{" "}
              {payout.earningsCount.toLocaleString("en-US")} calls · reserve{" "}
              <Amount value={payout.reserve} />
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
