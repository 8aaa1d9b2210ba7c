import { sql } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { connect, query, queryOne } from "@/db/client";
import { openRun } from "@/db/queries/payout-runs";
import {
  addDeveloper,
  brokenBooks,
  createTestContext,
  createTestDatabase,
  moveClock,
  noGateway,
  suiteDatabase,
  type TestContext,
} from "@/local/testing";
import { planPayoutPage } from "./plan-payout-page";
import { recordUsage } from "./record-usage";
import { nextPageSize, runPayouts } from "./run-payouts";

const database = suiteDatabase(20);
let ctx: TestContext;

beforeAll(() => {
  ctx = createTestContext(database().db, noGateway, { kind: "system", name: "test" });
});

async function earn(appId: string, id: string, microsOfCost: number, at?: Date) {
  const occurredAt = at ?? (await ctx.now());
  const occurred_at = occurredAt.toISOString();
  return recordUsage(ctx, [{ id, app_id: appId, occurred_at, cost_credits: microsOfCost }]);
}

const payoutsOf = (developerId: string) =>
  query<{
    state: string;
    transfer: bigint;
    reserve: bigint;
    gross: bigint;
    earnings_count: number;
  }>(
    ctx.db,
    sql`select state, transfer, reserve, gross, earnings_count from payouts
      where developer_id = ${developerId} order by created_at, id`,
  );

const decisionOf = async (developerId: string) => {
  const rows = await query<{ code: string }>(
    ctx.db,
    sql`select code from payout_decisions where developer_id = ${developerId}
      order by decided_at desc limit 1`,
  );
  return rows[0]?.code;
};

describe("a payout run (R8, R11, R12)", () => {
  test("pays what is payable, keeps the reserve, explains everybody else", async () => {
    const rich = await addDeveloper(ctx.db);
    const poor = await addDeveloper(ctx.db);
    const fresh = await addDeveloper(ctx.db);
    const unconnected = await addDeveloper(ctx.db, { stripeAccountId: null });
    await earn(rich.appId, "a", 289_473_685);
    await earn(poor.appId, "a", 1_000_000);
    await earn(unconnected.appId, "a", 289_473_685);
    await moveClock(ctx.db, 8);
    await earn(fresh.appId, "a", 289_473_685);

    const outcome = await runPayouts(ctx);

    expect(outcome).toMatchObject({ kind: "completed", run: { payoutsPlanned: 1 } });
    expect(await payoutsOf(rich.developerId)).toMatchObject([
      { transfer: 99_000_000n, reserve: 11_000_001n, gross: 110_000_001n, earnings_count: 1 },
    ]);
    expect(await decisionOf(rich.developerId)).toBe("paid");
    expect(await decisionOf(poor.developerId)).toBe("below_minimum");
    expect(await decisionOf(fresh.developerId)).toBe("in_hold");
    expect(await decisionOf(unconnected.developerId)).toBe("not_connected");
    expect(ctx.announced).toContainEqual(expect.objectContaining({ name: "payout/queued" }));
    expect(await brokenBooks(ctx.db)).toEqual([]);
  });

  test("a second run finds nothing more to pay", async () => {
    const { appId, developerId } = await addDeveloper(ctx.db);
    await earn(appId, "a", 289_473_685);
    await moveClock(ctx.db, 8);
    await runPayouts(ctx);
    const again = await runPayouts(ctx);
    expect(again).toMatchObject({ kind: "completed", run: { payoutsPlanned: 0 } });
    expect(await payoutsOf(developerId)).toHaveLength(1);
  });

  test("runs that start at once: one works, the others do nothing", async () => {
    for (let n = 0; n < 5; n += 1) {
      const { appId } = await addDeveloper(ctx.db);
      await earn(appId, "a", 289_473_685);
    }
    await moveClock(ctx.db, 8);
    const outcomes = await Promise.all(Array.from({ length: 6 }, () => runPayouts(ctx)));
    const planned = outcomes.flatMap((of) => (of.kind === "completed" ? [of.run] : []));
    expect(planned.reduce((sum, run) => sum + run.payoutsPlanned, 0)).toBe(5);
    expect(outcomes.some(({ kind }) => kind === "already_running")).toBe(true);
    expect(await brokenBooks(ctx.db)).toEqual([]);
  });

  test("a crashed run is resumed after its lease; its planner can no longer commit", async () => {
    const { appId, developerId } = await addDeveloper(ctx.db);
    await earn(appId, "a", 289_473_685);
    const now = await moveClock(ctx.db, 8);
    const crashed = await openRun(ctx.db, now, "test");
    if (!crashed) throw new Error("no run was opened");
    expect(await runPayouts(ctx)).toMatchObject({ kind: "already_running", runId: crashed.id });

    await ctx.db.execute(sql`update payout_runs set lease_until = clock_timestamp()
      where id = ${crashed.id}`);
    expect(await runPayouts(ctx)).toMatchObject({ kind: "completed", run: { id: crashed.id } });
    expect(await planPayoutPage(ctx, crashed)).toEqual({ kind: "lease_lost" });
    expect(await payoutsOf(developerId)).toHaveLength(1);
  });

  test("nothing lands behind a claim, whatever the clocks and the order", async () => {
    const developers = await Promise.all(Array.from({ length: 6 }, () => addDeveloper(ctx.db)));
    let reported = 0;
    // Many calls a statement: the longer it takes, the more claims fall into its middle.
    const ingest = async (worker: number) => {
      for (let n = 0; n < 16; n += 1) {
        const old = new Date((await ctx.now()).getTime() - 30 * 86_400_000);
        const events = Array.from({ length: 20 }, (_, call) =>
          developers.map(({ appId }) => ({
            id: `w${worker}-${n}-${call}`,
            app_id: appId,
            occurred_at: old.toISOString(),
            cost_credits: 40_000_000,
          })),
        );
        const { accepted } = await recordUsage(ctx, events.flat());
        reported += accepted;
      }
    };
    const skewed = async (worker: number) => {
      for (let n = 0; n < 40; n += 1) {
        const now = await ctx.now();
        const asOf = new Date(now.getTime() + ((worker + n) % 4) * 60_000 - 60_000);
        await runPayouts({ ...ctx, now: async () => asOf });
        await ctx.db.execute(sql`update payouts set state = 'processing' where state = 'pending'`);
        await ctx.db.execute(sql`update payouts set state = 'paid', stripe_transfer_id = id,
          paid_at = business_now() where state = 'processing'`);
      }
    };
    await Promise.all([1, 2, 3, 4].map(ingest).concat([1, 2].map(skewed)));
    expect(reported).toBe(4 * 16 * 20 * developers.length);

    const missed = await query(
      ctx.db,
      sql`select e.id from developer_earnings e join developers on developers.id = e.developer_id
        where payable_at <= claimed_to and not exists (select from payouts
          where payouts.developer_id = e.developer_id and payable_at > claims_from
            and payable_at <= claims_to and state not in ('failed', 'cancelled'))`,
    );
    expect(missed).toEqual([]);
    const promised = await query(
      ctx.db,
      sql`select payouts.id from payouts where gross <> (select sum(amount)
        from developer_earnings e where e.developer_id = payouts.developer_id
          and payable_at > claims_from and payable_at <= claims_to)
        and state not in ('failed', 'cancelled')`,
    );
    expect(promised).toEqual([]);
  });
});

test("a run that an operator starts is in the audit log, once and with its run", async () => {
  const alone = await createTestDatabase(3);
  const base = createTestContext(alone.db, noGateway, { kind: "system", name: "test" });
  const byHand = { ...base, actor: { kind: "operator", name: "ops@test" } } as const;
  const trail = () =>
    query(alone.db, sql`select actor, action, subject from audit_log order by id`);

  await runPayouts(base);
  expect(await trail()).toEqual([]);
  const outcome = await runPayouts(byHand);
  const run = outcome.kind === "completed" ? outcome.run.id : null;
  const entry = { actor: "operator:ops@test", action: "payout_run.start", subject: run };
  expect(await trail()).toEqual([entry]);

  // One that is in flight is not started again, so there is nothing to tell.
  await openRun(alone.db, await base.now(), "system");
  expect(await runPayouts(byHand)).toMatchObject({ kind: "already_running" });
  expect(await trail()).toEqual([entry]);
  await alone.close();
});

test("a page is as long as its locks may last, and no more than twice the one before", () => {
  expect(nextPageSize(200, 20)).toBe(200);
  expect(nextPageSize(200, 40)).toBe(100);
  expect(nextPageSize(200, 2)).toBe(400);
  expect(nextPageSize(200, 5_000)).toBe(100);
  expect(nextPageSize(25, 5)).toBe(50);
  expect(nextPageSize(2_000, 0)).toBe(2_000);
});

describe("the database holds the rules by itself", () => {
  const refused: readonly (readonly [string, string])[] = [
    ["journals", "update journals set kind = 'x'"],
    ["postings", "delete from postings"],
    ["developer_earnings", "update developer_earnings set amount = 1"],
    ["truncate", "truncate developer_earnings"],
    ["frozen promise", "update payouts set transfer = transfer + 10000, gross = gross + 10000"],
    ["illegal move", "update payouts set state = 'planned' where state = 'paid'"],
    [
      "overlap",
      `insert into payouts select (jsonb_populate_record(payouts, '{"id":"pay_x"}')).*
        from payouts where state = 'paid' limit 1`,
    ],
  ];
  test.each(refused)("%s: refused", async (_, statement) => {
    await expect(ctx.db.execute(sql.raw(statement))).rejects.toThrow();
  });

  test("an empty database still answers with a run of nothing", async () => {
    const empty = await createTestDatabase(2);
    const alone = createTestContext(empty.db, noGateway, { kind: "system", name: "test" });
    expect(await runPayouts(alone)).toMatchObject({ kind: "completed", decisions: {} });
    const row = await queryOne<{ runs: number }>(
      empty.db,
      sql`select count(*)::int as runs from payout_runs where state = 'completed'`,
    );
    expect(row.runs).toBe(1);
    await empty.close();
  });
});

test("a process that freezes with a developer's row is cut off, and the run goes on", async () => {
  const frozen = await addDeveloper(ctx.db);
  await earn(frozen.appId, "frozen", 289_473_685);
  await moveClock(ctx.db, 8);
  const other = connect(database().url, 1);
  const limit = sql`show idle_in_transaction_session_timeout`;
  expect(await query(other.db, limit)).toEqual([{ idle_in_transaction_session_timeout: "30s" }]);
  let hold = () => {};
  const held = new Promise<void>((done) => {
    hold = done;
  });
  const freezing = other.db.transaction(async (tx) => {
    // Longer than a page waits, shorter than the real limit.
    await tx.execute(sql`set local idle_in_transaction_session_timeout = '7s'`);
    await tx.execute(sql`select from developers where id = ${frozen.developerId} for update`);
    hold();
    await new Promise((done) => setTimeout(done, 9_000));
    await tx.execute(sql`select 1`);
  });
  const cutOff = freezing.catch((fault: unknown) => fault);
  await held;
  expect(await runPayouts(ctx)).toMatchObject({ kind: "completed" });
  expect(await payoutsOf(frozen.developerId)).toHaveLength(1);
  expect(await cutOff).toBeInstanceOf(Error);
  await other.close();
}, 30_000);
