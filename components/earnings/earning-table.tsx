import Link from "next/link";
import { Amount } from "@/components/ui/amount";
import { hasDust } from "@/components/ui/amount-text";
import { Badge } from "@/components/ui/badge";
import { DateTime } from "@/components/ui/date-time";
import { Cell, HeaderCell, Row, Table } from "@/components/ui/table";
import type { Earning } from "@/domain/earnings/earning";
import { EARNING_WORDS } from "./earning-words";

interface Props {
  readonly caption: string;
  readonly earnings: readonly Earning[];
  /** App names by id. */
  readonly names: ReadonlyMap<string, string>;
  /** Inside a payout every status is the same, and the payout is known. */
  readonly isOfPayout?: boolean;
  /** Where a payout's page is. */
  readonly payoutsUnder?: string;
}

/** What each call earned: columns where there is room for them, cards where there is not. */
export function EarningHistory({ isOfPayout = false, payoutsUnder = "/payouts", ...given }: Props) {
  const all = { ...given, isOfPayout, payoutsUnder };
  return (
    <>
      <div className="hidden md:block">
        <EarningTable {...all} />
      </div>
      <div className="md:hidden">
        <EarningCards {...all} />
      </div>
    </>
  );
}

function EarningTable(props: Required<Props>) {
  const { caption, earnings, names, isOfPayout, payoutsUnder } = props;
  const isFeeExact = hasDust(earnings.map(({ fee }) => fee));
  const isExact = isAmountExact(earnings);
  return (
    <Table caption={caption}>
      <thead>
        <tr>
          <HeaderCell>Call</HeaderCell>
          <HeaderCell>App</HeaderCell>
          <HeaderCell>Status</HeaderCell>
          {isOfPayout ? null : <HeaderCell>Payable</HeaderCell>}
          <HeaderCell right>Markup</HeaderCell>
          <HeaderCell right>Fee</HeaderCell>
          <HeaderCell right>Earned</HeaderCell>
        </tr>
      </thead>
      <tbody>
        {earnings.map((earning) => (
          <Row key={earning.id}>
            <Cell>
              <DateTime value={earning.occurredAt} as="moment" />
              <code className="block max-w-44 truncate font-mono text-xs text-ink-faint">
                {earning.eventId}
              </code>
            </Cell>
            <Cell className="max-w-40 truncate">{names.get(earning.appId) ?? earning.appId}</Cell>
            <Cell>
              <Status earning={earning} under={isOfPayout ? null : payoutsUnder} />
            </Cell>
            {isOfPayout ? null : (
              <Cell className="text-ink-muted">
                <DateTime value={earning.payableAt} />
              </Cell>
            )}
            <Cell right className="text-ink-muted">
              {earning.markupBps / 100}%
            </Cell>
            <Cell right className="text-ink-muted">
              <Amount value={earning.fee} exact={isFeeExact} />
            </Cell>
            <Cell right className="font-medium">
              <Amount value={earning.amount} exact={isExact} />
              <TakenInPart earning={earning} />
            </Cell>
          </Row>
        ))}
      </tbody>
    </Table>
  );
}

function isAmountExact(earnings: readonly Earning[]): boolean {
  return hasDust(earnings.flatMap(({ amount, takenBack }) => [amount, takenBack]));
}

/** A call that was taken back whole says so by its status. */
function TakenInPart({ earning: { takenBack, status } }: { readonly earning: Earning }) {
  if (takenBack === 0n || status === "clawed_back") return null;
  return (
    <span className="block text-xs font-normal text-ink-muted">
      <Amount value={-takenBack} exact /> taken back
    </span>
  );
}

function EarningCards({ earnings, names, isOfPayout, payoutsUnder }: Required<Props>) {
  const isExact = isAmountExact(earnings);
  return (
    <ul className="divide-y divide-line border-t border-line text-sm">
      {earnings.map((earning) => (
        <li key={earning.id} className="px-5 py-3">
          <p className="flex items-baseline justify-between gap-4">
            <span className="truncate font-medium">
              {names.get(earning.appId) ?? earning.appId}
            </span>
            <span className="text-right">
              <Amount value={earning.amount} exact={isExact} className="font-medium" />
              <TakenInPart earning={earning} />
            </span>
          </p>
          <p className="mt-1 flex items-center justify-between gap-4 text-ink-muted">
            <DateTime value={earning.occurredAt} as="moment" />
            <Status earning={earning} under={isOfPayout ? null : payoutsUnder} />
          </p>
          <p className="mt-1 truncate font-mono text-xs text-ink-faint">{earning.eventId}</p>
        </li>
      ))}
    </ul>
  );
}

interface StatusProps {
  readonly earning: Earning;
  /** Null where its payout need not be named. */
  readonly under: string | null;
}

function Status({ earning, under }: StatusProps) {
  const { label, tone } = EARNING_WORDS[earning.status];
  const badge = <Badge tone={tone}>{label}</Badge>;
  return under && earning.payoutId ? (
    <Link
      href={`${under}/${earning.payoutId}`}
      prefetch={false}
      title="See its payout"
      className="rounded-full"
    >
      {badge}
    </Link>
  ) : (
    badge
  );
}
