import "server-only";
import { ACCOUNT_WORDS, MOVEMENT_WORDS } from "@/components/statements/movement-words";
import { periodName } from "@/components/statements/period-words";
import { momentText, shortDay } from "@/components/ui/date-text";
import { DEVELOPER_ACCOUNTS } from "@/domain/ledger/accounts";
import { floorToCent, type Micros } from "@/domain/money";
import { isYear } from "@/domain/statements/period";
import {
  type Amounts,
  minus,
  type Statement,
  taxSummaryOf,
  totalOf,
} from "@/domain/statements/statement";
import { addMs } from "@/domain/time";
import { INK, type Ink, MARGIN, openPaper, type Paper } from "./pdf-paper";

const ROW = 19;
const LABEL = 170;

/** A statement as it is printed: one page a month, and the same bytes each time. */
export async function statementPdf(statement: Statement): Promise<Buffer> {
  const { period, number, to } = statement;
  const name = periodName(period);
  const title = `Statement ${number ?? "(provisional)"}, ${name}`;
  const paper = openPaper({ title, date: to, showsDust: hasDust(statement) });
  let y = heading(paper, statement);
  y = balance(paper, statement, y);
  if (isYear(period)) y = tax(paper, statement, y + 26);
  y = movements(paper, statement, y + 26);
  if (isYear(period) && statement.months.length > 0) {
    paper.turnPage();
    const half = paper.width / 2 - MARGIN;
    paper.text(title, MARGIN + half, MARGIN, half, { size: 7.5, color: INK.faint, align: "right" });
    y = monthByMonth(paper, statement, MARGIN);
  }
  footnotes(paper, statement, y + 22);
  return paper.toBytes();
}

function hasDust({ opening, closing, movements, months }: Statement): boolean {
  const all = [opening, closing, ...movements.map((one) => one.amounts)];
  const every = [...all, ...months.map((month) => month.closing)];
  return every.some((amounts) => !Object.values(amounts).every(isWhole));
}

function isWhole(amount: Micros): boolean {
  return floorToCent(amount) === amount;
}

function heading(paper: Paper, { period, number, recipient, from, to, isClosed }: Statement) {
  const half = (paper.width - 2 * MARGIN) / 2;
  const right = MARGIN + half;
  paper.text("Tributary", MARGIN, MARGIN, half, { size: 15, strong: true, color: INK.accent });
  const kind = isYear(period) ? "Yearly statement" : "Monthly statement";
  paper.text(kind, right, MARGIN, half, { align: "right", color: INK.muted });
  const title = { size: 13, strong: true, align: "right" } as const;
  paper.text(number ?? "Provisional", right, MARGIN + 14, half, title);

  const top = MARGIN + 54;
  const small: Ink = { size: 7.5, color: INK.faint };
  paper.text("Issued to", MARGIN, top, half, small);
  paper.text(recipient.name, MARGIN, top + 11, half - 12, { size: 10.5, strong: true });
  paper.text(recipient.email, MARGIN, top + 26, half, { color: INK.muted });
  paper.text(recipient.id, MARGIN, top + 39, half, small);

  const last = shortDay(addMs(to, -1));
  paper.text("Period", right, top, half, small);
  paper.text(periodName(period), right, top + 11, half, { size: 10.5, strong: true });
  const span = isClosed
    ? `${shortDay(from)} to ${last}, UTC`
    : `${shortDay(from)} to ${momentText(to)}`;
  paper.text(span, right, top + 26, half, { color: INK.muted });
  const state = isClosed ? "Closed: final, in US dollars" : "The period still runs: not final";
  paper.text(state, right, top + 39, half, small);
  return top + 66;
}

/** Opening and earned, less what was paid, is the closing: the whole statement in four figures. */
function balance(paper: Paper, { opening, closing }: Statement, y: number): number {
  const change = minus(closing, opening);
  const figures: readonly (readonly [string, Micros])[] = [
    ["Opening balance", withUs(opening)],
    ["+  Earned, net", totalOf(change)],
    ["−  Paid to you", change.paid],
    ["=  Closing balance", withUs(closing)],
  ];
  const column = (paper.width - 2 * MARGIN) / figures.length;
  paper.band(y, 56);
  for (const [at, [label, amount]] of figures.entries()) {
    const right = MARGIN + column * (at + 1) - 14;
    const ink = { align: "right", size: 7.5, color: INK.muted } as const;
    paper.text(label, right - column, y + 13, column, ink);
    paper.amount(amount, right, y + 27, { size: 11.5, strong: true });
  }
  return y + 56;
}

/** What is the developer's and not yet sent to them. */
function withUs(amounts: Amounts): Micros {
  return totalOf(amounts) - amounts.paid;
}

function movements(paper: Paper, statement: Statement, top: number): number {
  const title = "What moved";
  const columns = [...DEVELOPER_ACCOUNTS.map((account) => ACCOUNT_WORDS[account]), "Total"];
  let y = tableHead(paper, title, columns, top);
  const { opening, closing } = statement;
  const all = [opening, closing, ...statement.movements.map((one) => one.amounts)];
  const whole = DEVELOPER_ACCOUNTS.map((account) => all.every((one) => isWhole(one[account])));
  const row = (label: string, amounts: Amounts, ink: Ink) => {
    const cells = [...DEVELOPER_ACCOUNTS.map((account) => amounts[account]), totalOf(amounts)];
    y = tableRow(paper, label, cells, y, ink, whole);
  };
  row("Opening", opening, { strong: true });
  paper.rule(y);
  for (const { kind, amounts } of statement.movements) {
    const moved = DEVELOPER_ACCOUNTS.some((account) => amounts[account] !== 0n);
    if (!moved) continue;
    row(MOVEMENT_WORDS[kind], amounts, { isBlankAtZero: true });
    paper.rule(y);
  }
  paper.rule(y, true);
  row("Closing", closing, { strong: true });
  return y;
}

function monthByMonth(paper: Paper, { opening, months }: Statement, top: number): number {
  const columns = ["Earned, net", "Paid to you", "Balance at the end"];
  let y = tableHead(paper, "Month by month", columns, top);
  let before = opening;
  for (const { month, closing } of months) {
    const change = minus(closing, before);
    const cells = [totalOf(change), change.paid, withUs(closing)];
    y = tableRow(paper, periodName(month), cells, y);
    paper.rule(y);
    before = closing;
  }
  return y;
}

function tax(paper: Paper, statement: Statement, top: number): number {
  const summary = taxSummaryOf(statement);
  const lines: readonly (readonly [string, Micros, boolean])[] = [
    ["Earned by calls, before the fee", summary.gross, false],
    ["Platform fees, less those given back", summary.fees, false],
    ["Taken back: refunds and chargebacks", summary.clawedBack, false],
    ["Adjustments and write-offs", summary.corrected, false],
    ["Earned in the year, net", summary.earned, true],
    ["Paid to you in the year, whenever earned", summary.paid, true],
  ];
  let y = tableHead(paper, "For your tax return", ["US dollars"], top);
  for (const [label, amount, strong] of lines) {
    y = tableRow(paper, label, [amount], y, { strong });
    paper.rule(y);
  }
  return y;
}

function tableHead(paper: Paper, title: string, columns: readonly string[], top: number): number {
  paper.text(title, MARGIN, top, 240, { size: 10.5, strong: true });
  const y = top + 19;
  for (const [at, label] of columns.entries()) {
    const right = columnEnd(paper, at, columns.length);
    paper.text(label, right - 120, y, 120, { size: 7.5, color: INK.faint, align: "right" });
  }
  paper.rule(y + 14, true);
  return y + 14;
}

function tableRow(
  paper: Paper,
  label: string,
  cells: readonly Micros[],
  y: number,
  ink: Ink = {},
  whole: readonly boolean[] = [],
): number {
  paper.text(label, MARGIN, y + 5.5, cells.length > 3 ? LABEL : 300, { size: 8, ...ink });
  for (const [at, amount] of cells.entries()) {
    const right = columnEnd(paper, at, cells.length);
    paper.amount(amount, right, y + 5.5, { size: 8, ...ink, isWhole: whole[at] ?? false });
  }
  return y + ROW;
}

function columnEnd(paper: Paper, at: number, columns: number): number {
  const label = columns > 3 ? LABEL - 24 : 200;
  const room = paper.width - 2 * MARGIN - label;
  return MARGIN + label + (room / columns) * (at + 1);
}

function footnotes(paper: Paper, { isClosed }: Statement, y: number): void {
  const words =
    "Owed is yours, in hold or payable. In transit is on its way to Stripe. Reserved is kept " +
    "back of payouts against refunds, and owed again later. Paid is what was sent to you since " +
    "the beginning, less what came back. The balance is the first three together. Facts belong " +
    "to the period in which they were recorded; amounts are exact, to a millionth of a dollar.";
  const state = isClosed
    ? " This statement is closed: made again, it is the same file."
    : " This statement is provisional: it changes until its period has ended.";
  const room = paper.width - 2 * MARGIN;
  paper.text(words + state, MARGIN, y, room, { size: 7.5, color: INK.faint });
}
