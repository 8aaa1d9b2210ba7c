import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { listOpenFindings } from "@/db/queries/findings";
import { updatePayout } from "@/db/queries/payouts";
import { moveClock } from "@/local/testing";
import { openPayoutBench, type PayoutBench } from "@/local/testing-payouts";
import { AGAINST_STRIPE, OWN_BOOKS, reconcileBooks } from "./reconcile-books";

/** A platform that has lived: paid, deposited, released, one payout on its way. */
async function livedIn() {
  const bench = await openPayoutBench();
  const payee = await bench.payee();
  await bench.earn(payee.appId, "first", 110_00);
  await bench.advance(9);
  await jump(bench, 85);
  await bench.advance(6);
  await bench.earn(payee.appId, "second", 50_00);
  await bench.advance(9);
  await bench.earn(payee.appId, "third", 1_00);
  return { bench, payee };
}

/** Days in which nobody works, on both clocks. */
async function jump(bench: PayoutBench, days: number): Promise<void> {
  await moveClock(bench.ctx.db, days);
  await bench.control("clock", { set: (await bench.ctx.now()).toISOString() });
}

const rulesOf = async (bench: PayoutBench) => {
  const open = await listOpenFindings(bench.ctx.db, 100);
  return [...new Set(open.map(({ rule }) => rule))].sort();
};

test("books that were kept by the operations agree with themselves and with Stripe", async () => {
  const { bench } = await livedIn();
  expect(await reconcileBooks(bench.ctx, OWN_BOOKS)).toMatchObject({ found: 0 });
  expect(await reconcileBooks(bench.ctx, AGAINST_STRIPE)).toMatchObject({ found: 0 });
});

/** Each damage is done behind the database's own guards, which would refuse it. */
const damages = [
  ["everything_adds_up", "update ledger_slots set owed = owed + 7"],
  ["rollups_against_rows", "update earning_rollups set amount = amount - 1"],
  [
    "rollup_hours_against_rows",
    `update earning_rollups set payable_hour = payable_hour - interval '2 days'
      where payable_hour > business_now()`,
  ],
  [
    "balances_against_postings",
    `update ledger_slots set owed = owed - 5000000, paid = paid + 5000000
      where ctid = (select ctid from ledger_slots limit 1)`,
  ],
  ["payouts_against_reserves", "update reserves set amount = amount + 1, released = released + 1"],
  [
    "payouts_against_postings",
    "delete from postings where journal_id in (select id from journals where kind = 'payout_paid')",
  ],
  [
    "claims_against_rows",
    `insert into developer_earnings (developer_id, id, kind, event_id, amount, occurred_at,
        payable_at, recorded_at)
      select developer_id, 'earn_late', 'adjustment', 'late', 5, claims_to, claims_to,
        business_now() from payouts order by created_at desc limit 1`,
  ],
  [
    "claims_against_each_other",
    "update developers set claimed_to = claimed_to - interval '1 hour'",
  ],
  [
    "stuck_payouts",
    `update payouts set state = 'planned', created_at = created_at - interval '60 days'
      where created_at = (select max(created_at) from payouts)`,
  ],
  [
    "unknown_too_long",
    `update transfer_attempts set state = 'unknown',
      first_sent_at = first_sent_at - interval '2 days'`,
  ],
  ["missed_run", "update payout_runs set as_of = as_of - interval '3 days'"],
] as const;

const damageOf = (rule: string) => damages.find(([name]) => name === rule)?.[1] ?? "";

test.each(damages)("%s is found, and resolved once it is mended", async (rule, damage) => {
  const { bench } = await livedIn();
  await bench.ctx.db.transaction(async (tx) => {
    await tx.execute(sql`set local session_replication_role = replica`);
    await tx.execute(sql.raw(damage));
  });
  const first = await reconcileBooks(bench.ctx);
  expect(first.isNew).toBeGreaterThan(0);
  expect(await rulesOf(bench)).toContain(rule);
  expect(await reconcileBooks(bench.ctx)).toMatchObject({ isNew: 0, found: first.found });
});

test("a transfer that only Stripe has is found, and resolved when it is reversed", async () => {
  const { bench, payee } = await livedIn();
  const stray = await bench.stripe.transfers.create({
    amount: 12_00,
    currency: "usd",
    destination: payee.stripeAccountId,
  });
  await reconcileBooks(bench.ctx, AGAINST_STRIPE);
  const open = await listOpenFindings(bench.ctx.db, 10);
  expect(open).toMatchObject([{ subject: stray.id, amount: 12_000_000n }]);
  await bench.stripe.transfers.createReversal(stray.id);
  expect(await reconcileBooks(bench.ctx, AGAINST_STRIPE)).toMatchObject({ resolved: 1 });
});

test("what disagrees with Stripe stays a finding, however old, until it is put right", async () => {
  const { bench, payee } = await livedIn();
  const { ctx, stripe } = bench;
  const facts = { amount: 99_00, currency: "usd", destination: payee.stripeAccountId };
  const stray = await stripe.transfers.create(facts);
  const [paid] = await bench.payoutsOf(payee.developerId);
  const now = await ctx.now();
  const key = { developerId: payee.developerId, payoutId: paid?.id ?? "" };
  await ctx.db.transaction((tx) =>
    updatePayout(tx, key, { stripeTransferId: "tr_lost", paidAt: now }),
  );
  const subjects = async () =>
    (await listOpenFindings(ctx.db, 10)).map(({ subject }) => subject).sort();
  await reconcileBooks(ctx, AGAINST_STRIPE);
  expect(await subjects()).toEqual([key.payoutId, stray.id]);

  await jump(bench, 9);
  expect(await reconcileBooks(ctx, AGAINST_STRIPE)).toMatchObject({ found: 2, resolved: 0 });
  const other = await stripe.transfers.create(facts);
  await stripe.transfers.createReversal(stray.id);
  expect(await reconcileBooks(ctx, AGAINST_STRIPE)).toMatchObject({ found: 2, resolved: 1 });
  expect(await subjects()).toEqual([key.payoutId, other.id]);
});

test("an earning behind a claim stays a finding, however old the payout becomes", async () => {
  const { bench } = await livedIn();
  await bench.ctx.db.transaction(async (tx) => {
    await tx.execute(sql`set local session_replication_role = replica`);
    await tx.execute(sql.raw(damageOf("claims_against_rows")));
    await tx.execute(sql.raw(damageOf("rollups_against_rows")));
  });
  await reconcileBooks(bench.ctx);
  await jump(bench, 9);
  await reconcileBooks(bench.ctx);
  expect(await rulesOf(bench)).toContain("claims_against_rows");
  expect(await rulesOf(bench)).toContain("rollups_against_rows");
});

test("a payout larger than any transfer is stuck at once, and is told what helps", async () => {
  const bench = await openPayoutBench({ fundsCents: 200_000_000_000 });
  const payee = await bench.payee();
  for (const nth of [1, 2, 3]) await bench.earn(payee.appId, `call-${nth}`, 37_500_000_000);
  await bench.advance(8);
  expect(await bench.payoutsOf(payee.developerId)).toMatchObject([{ state: "pending" }]);

  await reconcileBooks(bench.ctx, OWN_BOOKS);
  const [finding] = await listOpenFindings(bench.ctx.db, 10);
  expect(finding).toMatchObject({ rule: "stuck_payouts" });
  expect(finding?.detail).toContain("no more than $999,999,999.99");
  expect(finding?.detail).toContain("Waiting does not help: cancel this payout");
});
