import Link from "next/link";
import { atDesk } from "@/app/_edge/visitor";
import { pageIn } from "@/app/(desk)/_facts/asked";
import { Act } from "@/components/desk/act";
import { Choice } from "@/components/desk/decision-filter";
import { Figure, Figures } from "@/components/desk/figures";
import { Amount } from "@/components/ui/amount";
import { Card } from "@/components/ui/card";
import { DateTime } from "@/components/ui/date-time";
import { EmptyState } from "@/components/ui/empty-state";
import { firstOf, hrefWith } from "@/components/ui/href";
import { OlderNewer } from "@/components/ui/older-newer";
import { PageHeader } from "@/components/ui/page-header";
import { Cell, HeaderCell, Row, Table } from "@/components/ui/table";
import { RESERVE_STATES, type ReserveState } from "@/domain/payouts/states";
import { listReserveLedger } from "@/operations/list-reserve-ledger";

export const metadata = { title: "Reserve ledger" };

const PAGE_SIZE = 50;
const PATH = "/desk/reserves";
const WORDS = {
  held: "Held",
  released: "Released",
  applied: "Used for shortfalls",
  void: "Void, payout failed",
} as const satisfies Record<ReserveState, string>;

interface PageProps {
  readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>;
}

export default async function ReservesPage({ searchParams }: PageProps) {
  const { ctx, may } = await atDesk();
  const query = await searchParams;
  const state = RESERVE_STATES.find((known) => known === firstOf(query.state)) ?? null;
  const page = pageIn(query.page);
  const wish = { state, limit: PAGE_SIZE + 1, skip: (page - 1) * PAGE_SIZE };
  const { reserves, totals } = await listReserveLedger(ctx, wish);
  const of = (one: ReserveState) => totals.find((total) => total.state === one);
  return (
    <div className="flex flex-col gap-6">
      <PageHeader
        title="Reserve ledger"
        lead="What payouts kept back, and what became of it."
        actions={
          may("operate") ? (
            <Act
              label="Release what is due"
              size="medium"
              title="Release what is due?"
              confirmLabel="Release"
              path="/api/v1/operator/reserve-releases"
              done="Every reserve that was due is released."
              willDo={[
                "make every reserve payable whose days are over",
                "leave every other reserve as it is",
                "send no money by itself: it goes out with the next payouts",
              ]}
            />
          ) : null
        }
      />
      <Figures>
        {RESERVE_STATES.map((one) => (
          <Figure key={one} label={WORDS[one]} hint={`${of(one)?.reserves ?? 0} reserves`}>
            <Amount value={of(one)?.left ?? 0n} />
          </Figure>
        ))}
      </Figures>
      <Card title="Reserves" flush>
        <StateFilter state={state} totals={totals} />
        {reserves.length > 0 ? (
          <LedgerTable reserves={reserves.slice(0, PAGE_SIZE)} />
        ) : (
          <EmptyState title="No reserves">
            Payouts keep a share back once they are planned.
          </EmptyState>
        )}
        <OlderNewer
          newest={page > 1 ? hrefWith(PATH, { state }) : null}
          older={
            reserves.length > PAGE_SIZE ? hrefWith(PATH, { state, page: `${page + 1}` }) : null
          }
        />
      </Card>
    </div>
  );
}

interface FilterProps extends Pick<Awaited<ReturnType<typeof listReserveLedger>>, "totals"> {
  readonly state: ReserveState | null;
}

function StateFilter({ state, totals }: FilterProps) {
  return (
    <nav aria-label="States" className="flex flex-wrap gap-2 px-5 pb-3 text-sm sm:px-6">
      <Choice
        href={PATH}
        isChosen={state === null}
        label="All"
        count={totals.reduce((sum, one) => sum + one.reserves, 0)}
      />
      {totals.map((one) => (
        <Choice
          key={one.state}
          href={hrefWith(PATH, { state: one.state })}
          isChosen={state === one.state}
          label={WORDS[one.state]}
          count={one.reserves}
        />
      ))}
    </nav>
  );
}

type TableProps = Pick<Awaited<ReturnType<typeof listReserveLedger>>, "reserves">;

function LedgerTable({ reserves }: TableProps) {
  return (
    <Table caption="Reserves, the next to be released first">
      <thead>
        <tr>
          <HeaderCell>Developer</HeaderCell>
          <HeaderCell>State</HeaderCell>
          <HeaderCell>Released on</HeaderCell>
          <HeaderCell right>Kept</HeaderCell>
          <HeaderCell right>Released</HeaderCell>
          <HeaderCell right>Used</HeaderCell>
          <HeaderCell>Payout</HeaderCell>
        </tr>
      </thead>
      <tbody>
        {reserves.map((one) => (
          <Row key={one.payoutId}>
            <Cell>
              <Link
                href={`/desk/developers/${one.developerId}?show=reserves`}
                className="text-accent hover:underline"
              >
                {one.developer}
              </Link>
            </Cell>
            <Cell className="whitespace-nowrap">{WORDS[one.state]}</Cell>
            <Cell>{one.releaseAt ? <DateTime value={one.releaseAt} /> : "Not paid yet"}</Cell>
            <Cell right className="font-medium">
              <Amount value={one.amount} />
            </Cell>
            <Cell right>{one.released > 0n ? <Amount value={one.released} /> : null}</Cell>
            <Cell right>{one.applied > 0n ? <Amount value={one.applied} /> : null}</Cell>
            <Cell>
              <Link
                href={`/desk/payouts/${one.payoutId}`}
                className="font-mono text-xs whitespace-nowrap text-accent hover:underline"
              >
                …{one.payoutId.slice(-8)}
              </Link>
            </Cell>
          </Row>
        ))}
      </tbody>
    </Table>
  );
}
