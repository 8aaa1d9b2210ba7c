import { type SQL, sql } from "drizzle-orm";
import type Stripe from "stripe";
import { query } from "../../db/client";
import { AGAINST_STRIPE, OWN_BOOKS } from "../../operations/reconcile-books";
import { brokenBooks } from "../testing";
import type { Call, World } from "./world";

type Check = (world: World) => Promise<readonly string[]>;

/** What must hold after every schedule, each with the sentence the report prints. */
export const INVARIANTS: readonly (readonly [string, Check])[] = [
  ["no operation answered with an error of its own making", async (w) => w.surprises],
  ["no earning is in two live payouts", (w) => rowsOf(w, EARNINGS_PAID_TWICE)],
  ["each payout had one transfer at most, and no dead attempt has one", transfersOfPayouts],
  ["Stripe's transfers less returns are what our payouts say, both ways", moneyAtStripe],
  ["every call that was reported is one earning of the right amount", callsAreEarnings],
  ["postings balance, and balances are their sums", (w) => rowsOf(w, POSTINGS_OFF)],
  [
    "R16 and the ledger close for every developer",
    async (w) => facts(await brokenBooks(w.observer.db)),
  ],
  ["reconciliation finds nothing in our own books", (w) => disagreements(w, OWN_BOOKS)],
  ["reconciliation finds nothing against Stripe", (w) => disagreements(w, AGAINST_STRIPE)],
  ["no payout is unresolved", (w) => rowsOf(w, UNRESOLVED)],
  ["no Stripe event is unhandled or parked", (w) => rowsOf(w, UNHANDLED)],
  ["the emulator's own ledger sums to zero", emulatorSums],
];

export async function judge(world: World): Promise<string[]> {
  const violations: string[] = [];
  for (const [sentence, check] of INVARIANTS) {
    world.count(`invariant: ${sentence}`);
    const found = await check(world);
    violations.push(...found.map((one) => `NOT: ${sentence}: ${one}`));
  }
  return violations;
}

const EARNINGS_PAID_TWICE = sql`select earnings.id, count(*) from developer_earnings earnings
  join payouts on payouts.developer_id = earnings.developer_id
    and payable_at > claims_from and payable_at <= claims_to
  where state not in ('failed', 'cancelled') group by earnings.id having count(*) > 1`;

const POSTINGS_OFF = sql`with summed as (
    select developer_id, ledger_account, sum(moved) as amount from (
      select developer_id, from_account as ledger_account, -amount as moved from postings
      union all select developer_id, to_account, amount from postings) as ends
    group by developer_id, ledger_account
  ), kept as (
    select developer_id, ledger_account, sum(amount) as amount from ledger_balances
    group by developer_id, ledger_account
  )
  select * from summed full join kept using (developer_id, ledger_account)
  where coalesce(summed.amount, 0) <> coalesce(kept.amount, 0)`;

const UNRESOLVED = sql`select id, state, next_try_at from payouts
  where state in ('planned', 'pending', 'processing')`;

const UNHANDLED = sql`select id, type, tries, last_fault from stripe_events
  where handled_at is null`;

async function rowsOf({ observer }: World, statement: SQL): Promise<string[]> {
  return facts(await query(observer.db, statement));
}

function facts(rows: readonly object[]): string[] {
  return rows.map((row) =>
    JSON.stringify(row, (_, value) => (typeof value === "bigint" ? value.toString() : value)),
  );
}

interface PayoutFact {
  readonly id: string;
  readonly state: string;
  readonly transfer: bigint;
  readonly reversed: bigint;
  readonly stripe_transfer_id: string | null;
  readonly attempts: Readonly<Record<string, string>> | null;
}

function payoutsOf({ observer }: World): Promise<PayoutFact[]> {
  return query<PayoutFact>(
    observer.db,
    sql`select id, state, transfer, reversed, stripe_transfer_id,
        (select json_object_agg(number, attempts.state) from transfer_attempts attempts
          where attempts.developer_id = payouts.developer_id and payout_id = payouts.id) as attempts
      from payouts order by id`,
  );
}

async function allTransfers({ stripe }: World): Promise<Stripe.Transfer[]> {
  return stripe.transfers.list({ limit: 100 }).autoPagingToArray({ limit: 10_000 });
}

/** A process that slept for hours may send once more; then the extra one is taken back whole. */
async function transfersOfPayouts(world: World): Promise<string[]> {
  const payouts = new Map((await payoutsOf(world)).map((payout) => [payout.id, payout]));
  const found: string[] = [];
  for (const { id, metadata, transfer_group: group } of await allTransfers(world)) {
    const payout = payouts.get(group ?? "");
    if (!payout) found.push(`${id} carries no payout of ours`);
    if (!payout || world.sleepers > 0) continue;
    if (payout.stripe_transfer_id !== id) {
      found.push(`${payout.id} (${payout.state}, ${payout.stripe_transfer_id}) also has ${id}`);
    }
    const attempt = payout.attempts?.[metadata.attempt ?? ""];
    if (attempt === "refused") found.push(`${id} is of refused attempt ${metadata.attempt}`);
  }
  return found;
}

async function moneyAtStripe(world: World): Promise<string[]> {
  const transfers = await allTransfers(world);
  const found: string[] = [];
  const known = new Map(transfers.map((transfer) => [transfer.id, transfer]));
  for (const payout of await payoutsOf(world)) {
    if (!payout.stripe_transfer_id) continue;
    const transfer = known.get(payout.stripe_transfer_id);
    known.delete(payout.stripe_transfer_id);
    const theirs = [transfer?.amount ?? 0, transfer?.amount_reversed ?? 0].join(" less ");
    const ours = [payout.transfer / 10_000n, payout.reversed / 10_000n].join(" less ");
    if (theirs !== ours) found.push(`${payout.id}: Stripe says ${theirs}, we say ${ours}`);
  }
  for (const { id, amount, amount_reversed: gone } of known.values()) {
    if (amount > gone) found.push(`${id}: ${amount - gone} cents at Stripe are nobody's`);
  }
  return found;
}

/** At 40 % and a fee of 5 %, as R2 rounds. */
function accrualOf({ cost }: Call): bigint {
  const markup = (BigInt(cost) * 4_000n) / 10_000n;
  return markup - (markup * 500n) / 10_000n;
}

async function callsAreEarnings({ observer, calls }: World): Promise<string[]> {
  const rows = await query<{ event_id: string; amounts: string[] }>(
    observer.db,
    sql`select event_id, array_agg(amount::text) as amounts from developer_earnings
      where kind = 'accrual' group by event_id`,
  );
  const earned = new Map(rows.map(({ event_id, amounts }) => [event_id, amounts.join()]));
  const wrong = calls.filter((call) => earned.get(call.id) !== accrualOf(call).toString());
  return wrong.map((call) => `${call.id}: earned ${earned.get(call.id)}, not ${accrualOf(call)}`);
}

async function disagreements(world: World, rules: typeof OWN_BOOKS): Promise<string[]> {
  const found: string[] = [];
  for (const rule of rules) {
    const all = await rule.find(world.calmCtx);
    found.push(...all.map(({ subject, detail }) => `${rule.name}: ${subject} ${detail}`));
  }
  return found;
}

async function emulatorSums({ control }: World): Promise<string[]> {
  const { sum } = await control<{ sum: number }>("ledger");
  return sum === 0 ? [] : [`it sums to ${sum}`];
}
