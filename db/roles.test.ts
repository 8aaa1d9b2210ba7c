import { sql } from "drizzle-orm";
import { expect, onTestFinished, test } from "vitest";
import { asProduct } from "../local/postgres";
import {
  brokenBooks,
  createProductDatabase,
  createTestDatabase,
  type TestDatabase,
} from "../local/testing";
import { openPayoutBench } from "../local/testing-payouts";
import { cancelPayout } from "../operations/cancel-payout";
import { checkReadiness } from "../operations/check-readiness";
import { adjustEarnings, writeOff } from "../operations/correct-earnings";
import { getStatement } from "../operations/get-statement";
import { reconcileBooks } from "../operations/reconcile-books";
import { recordReversals } from "../operations/record-reversals";
import { requestPayout } from "../operations/request-payout";
import { connect, query } from "./client";
import { grantRoles } from "./roles";

async function openAsProduct(): Promise<TestDatabase> {
  const database = await createProductDatabase();
  onTestFinished(() => database.close());
  return database;
}

/** What PostgreSQL answers to somebody who lacks the right. */
const REFUSED = { cause: { code: "42501" } };

const FACTS = sql`select tgrelid::regclass::text as name from pg_trigger
  where tgname = 'append_only' order by 1`;

test("the product can add to facts and neither change nor remove one", async () => {
  const { db } = await openAsProduct();
  const facts = await query<{ name: string }>(db, FACTS);
  expect(facts.map(({ name }) => name)).toEqual(
    expect.arrayContaining(["audit_log", "developer_earnings", "journals", "postings"]),
  );
  for (const { name } of facts) {
    const table = sql.identifier(name);
    const [column] = await query<{ name: string }>(
      db,
      sql`select column_name as name from information_schema.columns where table_name = ${name}`,
    );
    const set = sql`${sql.identifier(column?.name ?? "")} = null`;
    await expect(db.execute(sql`update ${table} set ${set}`), name).rejects.toMatchObject(REFUSED);
    await expect(db.execute(sql`delete from ${table}`), name).rejects.toMatchObject(REFUSED);
    await expect(db.execute(sql`truncate ${table}`), name).rejects.toMatchObject(REFUSED);
  }
});

test.each([
  "update ledger_slots set owed = 0",
  "insert into earning_totals values ('dev', 'accrual', 0, 1, 0, 1)",
  "update earning_rollups set amount = 0",
  "insert into state_moves values ('payout', 'paid', 'planned')",
  "delete from payouts",
  "delete from findings",
  "alter table journals disable trigger append_only",
  "drop trigger append_only on journals",
  "create table mine (id int)",
  "create function refuse_change() returns trigger language plpgsql as 'begin return old; end'",
  "set session_replication_role = replica",
  "set role postgres",
])("the product cannot: %s", async (statement) => {
  const { db } = await openAsProduct();
  await expect(db.execute(sql.raw(statement))).rejects.toMatchObject({
    cause: { code: expect.stringMatching(/^(42501|22023)$/) },
  });
});

test("readers see the books, and nothing that opens a door", async () => {
  const owner = await createTestDatabase();
  const { db, close } = connect(owner.url, 1);
  onTestFinished(async () => {
    await close();
    await owner.close();
  });
  await db.execute(sql`set role tributary_read`);
  for (const table of ["developer_earnings", "postings", "payouts", "audit_log"]) {
    await db.execute(sql`select from ${sql.identifier(table)}`);
    const forbidden = sql`delete from ${sql.identifier(table)}`;
    await expect(db.execute(forbidden)).rejects.toMatchObject(REFUSED);
  }
  for (const table of ["access_tokens", "sign_in_links", "webhook_endpoints"]) {
    const forbidden = sql`select from ${sql.identifier(table)}`;
    await expect(db.execute(forbidden), table).rejects.toMatchObject(REFUSED);
  }
});

test("grants can be given again", async () => {
  const owner = await createTestDatabase();
  onTestFinished(() => owner.close());
  await grantRoles(owner.url);
  await grantRoles(owner.url);
  const product = connect(asProduct(owner.url), 1);
  onTestFinished(() => product.close());
  await product.db.execute(sql`select from journals`);
  // Without what a sandbox grants besides, nobody moves time.
  const moved = sql`insert into sandbox_clock values (true, '1 day')`;
  await expect(product.db.execute(moved)).rejects.toMatchObject(REFUSED);
});

test("a whole life of payouts needs no more than the product's rights", async () => {
  const bench = await openPayoutBench({ database: await createProductDatabase() });
  const { ctx, payee, earn, advance, payoutsOf } = bench;
  const one = await payee();
  const { developerId, appId } = one;
  const me = { ...ctx, actor: { kind: "developer", developerId } as const };
  await earn(appId, "a", 20_000);
  await earn(appId, "b", 3_000);
  const refund = { app_id: appId, event_id: "b", reason: "refund", id: "r" };
  await recordReversals(ctx, [refund]);
  await advance(9);
  expect(await payoutsOf(developerId)).toMatchObject([{ state: "paid" }]);
  const [transfer] = await bench.transfersTo(one.stripeAccountId);
  await bench.stripe.transfers
    .createReversal(transfer?.id ?? "", { amount: 100 })
    .catch(() => null);
  await recordReversals(ctx, [{ ...refund, event_id: "a", id: "r2" }]);
  await writeOff(ctx, { developerId, id: "w", reason: "test" });
  const paidIn = { developerId, id: "adj", reason: "test", amount: 50_000_000n };
  await adjustEarnings(ctx, paidIn);
  await advance(1);
  const asked = await requestPayout(me, { confirmed: true }).catch(() => null);
  if (asked?.kind === "initiated") {
    const order = { developerId, payoutId: asked.payoutId, reason: "test" };
    await cancelPayout(ctx, order).catch(() => null);
  }
  await advance(95);
  expect((await getStatement(me, "2026-03")).isClosed).toBe(true);
  expect(await brokenBooks(ctx.db)).toEqual([]);
  expect(await reconcileBooks(ctx)).toMatchObject({ found: 0 });
  expect(await checkReadiness(ctx)).toMatchObject({ status: "ready" });
}, 120_000);
