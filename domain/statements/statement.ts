import { DEVELOPER_ACCOUNTS, type JournalKind, type LedgerAccount } from "../ledger/accounts";
import { invariant, type Micros, sum } from "../money";
import { isYear, type Month, type Period } from "./period";

export type DeveloperAccount = (typeof DEVELOPER_ACCOUNTS)[number];
/** Micros on each of a developer's four ledger accounts, or how much each of them moved. */
export type Amounts = Readonly<Record<DeveloperAccount, Micros>>;

/** What moves money on a statement, in the order it is printed. */
export const MOVEMENT_KINDS = [
  "earned",
  "platform_fee",
  "clawback",
  "platform_fee_returned",
  "adjustment",
  "write_off",
  "payout_planned",
  "payout_paid",
  "payout_failed",
  "payout_cancelled",
  "transfer_return",
  "reserve_release",
  "reserve_applied",
] as const;
export type MovementKind = (typeof MOVEMENT_KINDS)[number];

/** The sum of all postings of one kind between the same two ledger accounts. */
export interface PostedSum {
  readonly month: Month;
  readonly kind: JournalKind;
  readonly from: LedgerAccount;
  readonly to: LedgerAccount;
  readonly amount: Micros;
}

export interface Movement {
  readonly kind: MovementKind;
  readonly amounts: Amounts;
}

export interface Recipient {
  readonly id: string;
  readonly name: string;
  readonly email: string;
}

export interface Statement {
  /** Null while the period runs. */
  readonly number: string | null;
  readonly period: Period;
  readonly from: Date;
  /** The first moment that is not covered. */
  readonly to: Date;
  readonly isClosed: boolean;
  readonly recipient: Recipient;
  readonly opening: Amounts;
  /** Every kind, also of those that did not occur. */
  readonly movements: readonly Movement[];
  readonly closing: Amounts;
  /** Of a year: how each month ended, oldest first. */
  readonly months: readonly { readonly month: Month; readonly closing: Amounts }[];
}

export const NOTHING: Amounts = { owed: 0n, in_transit: 0n, reserved: 0n, paid: 0n };

export function plus(a: Amounts, b: Amounts): Amounts {
  return each((account) => a[account] + b[account]);
}

export function minus(a: Amounts, b: Amounts): Amounts {
  return each((account) => a[account] - b[account]);
}

/** Everything credited, wherever it is now (R16). */
export function totalOf(amounts: Amounts): Micros {
  return sum(DEVELOPER_ACCOUNTS.map((account) => amounts[account]));
}

function each(amountOf: (account: DeveloperAccount) => Micros): Amounts {
  return {
    owed: amountOf("owed"),
    in_transit: amountOf("in_transit"),
    reserved: amountOf("reserved"),
    paid: amountOf("paid"),
  };
}

/** Stays the same for ever: who, and when. */
export function statementNumber(developerId: string, period: Period): string {
  return `TRB-${developerId.slice(-10).toUpperCase()}-${period}`;
}

/** What postings did to a developer's accounts, kind by kind; nothing is left out. */
export function movementsIn(postings: readonly PostedSum[]): Movement[] {
  const moves = postings.flatMap(movesOf);
  return MOVEMENT_KINDS.map((kind) => ({
    kind,
    amounts: moves.filter((move) => move.kind === kind).reduce(add, NOTHING),
  }));
}

function add(amounts: Amounts, move: Movement): Amounts {
  return plus(amounts, move.amounts);
}

/** How each of a developer's accounts moved by these postings. */
export function changeBy(postings: readonly PostedSum[]): Amounts {
  return postings.flatMap(movesOf).reduce(add, NOTHING);
}

/**
 * A call is shown gross, with the fee beside it: the platform's share never passes through the
 * developer's accounts, so both lines are of `owed` and their sum is what was posted there.
 */
function movesOf({ kind, from, to, amount }: PostedSum): Movement[] {
  const owed = (some: Micros): Amounts => ({ ...NOTHING, owed: some });
  if (kind === "accrual") {
    const earned: Movement = { kind: "earned", amounts: owed(amount) };
    const fee: Movement = { kind: "platform_fee", amounts: owed(-amount) };
    return to === "fee_revenue" ? [earned, fee] : [earned];
  }
  if (kind === "clawback") {
    const taken: Movement = { kind: "clawback", amounts: owed(-amount) };
    const fee: Movement = { kind: "platform_fee_returned", amounts: owed(amount) };
    return from === "fee_revenue" ? [taken, fee] : [taken];
  }
  const amounts = each((account) => (to === account ? amount : from === account ? -amount : 0n));
  return [{ kind, amounts }];
}

/** Opening and movements, added up. What was closed before must come to the same. */
export function closeStatement(
  parts: Omit<Statement, "movements" | "closing" | "number"> & {
    readonly postings: readonly PostedSum[];
    /** As it was when the period was closed. */
    readonly closed: Amounts | null;
  },
): Statement {
  const { postings, closed, ...rest } = parts;
  const movements = movementsIn(postings);
  const closing = movements.reduce(add, rest.opening);
  invariant(
    closed === null || DEVELOPER_ACCOUNTS.every((account) => closing[account] === closed[account]),
    `${rest.period} of ${rest.recipient.id} was closed with other amounts`,
  );
  const { isClosed, period, recipient } = rest;
  return {
    ...rest,
    number: isClosed ? statementNumber(recipient.id, period) : null,
    movements,
    closing,
    months: isYear(period) ? rest.months : [],
  };
}

export interface TaxSummary {
  /** Markups of all calls, before the fee. */
  readonly gross: Micros;
  readonly fees: Micros;
  /** What refunds and chargebacks took back, with the fee on it. */
  readonly clawedBack: Micros;
  readonly corrected: Micros;
  /** What was earned in the period, whenever it is paid. */
  readonly earned: Micros;
  /** What was sent to the bank in the period, less what came back. */
  readonly paid: Micros;
}

/** What a tax return asks for: earned and paid, each by itself. */
export function taxSummaryOf({ opening, closing, movements }: Statement): TaxSummary {
  const of = (kind: MovementKind) =>
    sum(movements.filter((one) => one.kind === kind).map(({ amounts }) => totalOf(amounts)));
  const change = minus(closing, opening);
  return {
    gross: of("earned"),
    fees: of("platform_fee") + of("platform_fee_returned"),
    clawedBack: of("clawback"),
    corrected: of("adjustment") + of("write_off"),
    earned: totalOf(change),
    paid: change.paid,
  };
}

export interface ListedStatement {
  readonly period: Period;
  /** Null while the period runs. */
  readonly number: string | null;
  /** What was credited in the period, less what was taken back. */
  readonly earned: Micros;
  /** What was sent to the bank in the period, less what came back. */
  readonly paid: Micros;
  readonly closing: Amounts;
}

export interface StatementList {
  readonly months: readonly ListedStatement[];
  readonly years: readonly ListedStatement[];
}
