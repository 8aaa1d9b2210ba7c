import { Amount } from "@/components/ui/amount";
import { hasDust } from "@/components/ui/amount-text";
import { Definition, DefinitionList } from "@/components/ui/definition-list";
import { Cell, HeaderCell, Row, Table } from "@/components/ui/table";
import { DEVELOPER_ACCOUNTS } from "@/domain/ledger/accounts";
import type { Micros } from "@/domain/money";
import {
  type Amounts,
  minus,
  type Statement,
  type TaxSummary,
  totalOf,
} from "@/domain/statements/statement";
import { ACCOUNT_WORDS, MOVEMENT_WORDS } from "./movement-words";
import { periodName } from "./period-words";

/** What opened, what moved and what closed, account by account, to the last digit. */
export function MovementTable({ statement }: { readonly statement: Statement }) {
  const { opening, closing, movements, period } = statement;
  const moved = movements.filter(({ amounts }) =>
    DEVELOPER_ACCOUNTS.some((account) => amounts[account] !== 0n),
  );
  const rows = [opening, closing, ...moved.map(({ amounts }) => amounts)].map(cellsOf);
  const exact = COLUMNS.map((_, at) => hasDust(rows.map((cells) => cells[at] ?? 0n)));
  return (
    <Table caption={`What moved in ${periodName(period)}`}>
      <thead>
        <tr>
          <HeaderCell>Movement</HeaderCell>
          {DEVELOPER_ACCOUNTS.map((account) => (
            <HeaderCell key={account} right>
              {ACCOUNT_WORDS[account]}
            </HeaderCell>
          ))}
          <HeaderCell right>Total</HeaderCell>
        </tr>
      </thead>
      <tbody>
        <MovementRow label="Opening" amounts={opening} exact={exact} isSum />
        {moved.map(({ kind, amounts }) => (
          <MovementRow key={kind} label={MOVEMENT_WORDS[kind]} amounts={amounts} exact={exact} />
        ))}
        <MovementRow label="Closing" amounts={closing} exact={exact} isSum />
      </tbody>
    </Table>
  );
}

interface MovementRowProps {
  readonly label: string;
  readonly amounts: Amounts;
  /** Which columns have room for what lies below a cent. */
  readonly exact: readonly boolean[];
  readonly isSum?: boolean;
}

const COLUMNS = [...DEVELOPER_ACCOUNTS, "total"] as const;

function cellsOf(amounts: Amounts): readonly Micros[] {
  return [...DEVELOPER_ACCOUNTS.map((account) => amounts[account]), totalOf(amounts)];
}

function MovementRow({ label, amounts, exact, isSum = false }: MovementRowProps) {
  return (
    <Row>
      <Cell className={`min-w-32 sm:whitespace-nowrap ${isSum ? "font-semibold" : ""}`}>
        {label}
      </Cell>
      {cellsOf(amounts).map((amount, at) => (
        <Cell key={COLUMNS[at]} right className={isSum ? "font-semibold" : ""}>
          {amount === 0n && !isSum ? (
            <Nothing isExact={exact[at] ?? false} />
          ) : (
            <Amount value={amount} exact={exact[at] ?? false} />
          )}
        </Cell>
      ))}
    </Row>
  );
}

/** Where the others of its column have room below a cent, it stands under their cents. */
function Nothing({ isExact }: { readonly isExact: boolean }) {
  return (
    <>
      <span aria-hidden className="text-ink-faint">
        –{isExact ? <span className="invisible text-[0.8em]">0000</span> : null}
      </span>
      <span className="sr-only">nothing</span>
    </>
  );
}

/** What a tax return asks for. */
export function TaxTable({ summary }: { readonly summary: TaxSummary }) {
  const lines: readonly (readonly [string, Micros])[] = [
    ["Earned by calls, before the fee", summary.gross],
    ["Platform fees, less those given back", summary.fees],
    ["Taken back: refunds and chargebacks", summary.clawedBack],
    ["Adjustments and write-offs", summary.corrected],
  ];
  const { earned, paid } = summary;
  const isExact = hasDust([...lines.map(([, amount]) => amount), earned, paid]);
  return (
    <DefinitionList flush>
      {lines.map(([term, amount]) => (
        <Definition key={term} term={term}>
          <Amount value={amount} exact={isExact} />
        </Definition>
      ))}
      <Definition
        term={<strong className="font-semibold text-ink">Earned in the year, net</strong>}
      >
        <Amount value={earned} exact={isExact} className="font-semibold" />
      </Definition>
      <Definition
        term={<strong className="font-semibold text-ink">Paid in the year, whenever earned</strong>}
      >
        <Amount value={paid} exact={isExact} className="font-semibold" />
      </Definition>
    </DefinitionList>
  );
}

/** Opening and earned, less what was paid, is the closing. */
export function StatementFigures({ statement }: { readonly statement: Statement }) {
  const { opening, closing } = statement;
  const change = minus(closing, opening);
  const figures: readonly (readonly [string, string, Micros])[] = [
    ["", "Opening balance", totalOf(opening) - opening.paid],
    ["+", "Earned, net", totalOf(change)],
    ["−", "Paid to you", change.paid],
    ["=", "Closing balance", totalOf(closing) - closing.paid],
  ];
  return (
    <dl className="grid grid-cols-2 gap-x-6 gap-y-5 sm:grid-cols-4">
      {figures.map(([sign, term, amount]) => (
        <div key={term}>
          <dt className="text-sm text-ink-muted">
            {sign ? (
              <span aria-hidden className="mr-1.5 text-ink-faint">
                {sign}
              </span>
            ) : null}
            {term}
          </dt>
          <dd className="mt-1 text-lg font-semibold">
            <Amount value={amount} />
          </dd>
        </div>
      ))}
    </dl>
  );
}
