import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { getBreakdown } from "@/operations/get-breakdown";
import { getEarningsSummary } from "@/operations/get-earnings-summary";
import { listEarnings } from "@/operations/list-earnings";
import { recordUsage } from "@/operations/record-usage";
import { runPayouts } from "@/operations/run-payouts";
import {
  addDeveloper,
  createTestContext,
  moveClock,
  noGateway,
  TEST_START,
} from "../local/testing";
import { type Replicated, startReplicated } from "../local/testing-replica";
import { type Connection, connect, queryOne } from "./client";
import { startBusinessClockAt } from "./queries/clock";

/** A real server and a real one streaming from it. */
let servers: Replicated;
let primary: Connection;
let replica: Connection;

beforeAll(async () => {
  servers = await startReplicated();
  primary = connect(servers.primary, 4);
  replica = connect(servers.replica, 2);
  await startBusinessClockAt(primary.db, TEST_START);
}, 120_000);

afterAll(async () => {
  await primary?.close();
  await replica?.close();
  await servers?.stop();
}, 60_000);

test("lists come from the replica, money does not, and all goes on without it", async () => {
  const { appId, developerId } = await addDeveloper(primary.db);
  const actor = { kind: "developer", developerId } as const;
  const base = createTestContext(primary.db, noGateway, actor);
  const ctx = { ...base, lists: replica.db };
  const standby = await queryOne<{ yes: boolean }>(
    replica.db,
    sql`select pg_is_in_recovery() as yes`,
  );
  expect(standby.yes).toBe(true);

  await earn("one");
  await caughtUp();
  expect(await counts()).toEqual({ listed: 1, charted: 1, counted: 1 });

  await replica.db.execute(sql`select pg_wal_replay_pause()`);
  await earn("two");
  expect(await counts()).toEqual({ listed: 1, charted: 1, counted: 2 });
  await moveClock(primary.db, 8);
  const run = await runPayouts({ ...ctx, actor: { kind: "system", name: "test" } });
  expect(run).toMatchObject({ kind: "completed", run: { transferTotal: 68_400_000n } });

  const newcomer = await addDeveloper(primary.db);
  const theirs = {
    ...ctx,
    actor: { kind: "developer", developerId: newcomer.developerId },
  } as const;
  expect((await listEarnings(theirs, { limit: 10, offset: 0 })).total).toBe(0);

  await replica.db.execute(sql`select pg_wal_replay_resume()`);
  await caughtUp();
  expect(await counts()).toEqual({ listed: 2, charted: 2, counted: 2 });

  await servers.stopReplica();
  await earn("three");
  expect(await counts()).toEqual({ listed: 3, charted: 3, counted: 3 });

  async function earn(id: string): Promise<void> {
    const occurred_at = (await ctx.now()).toISOString();
    const call = { id, app_id: appId, occurred_at, cost_credits: 100_000_000 };
    expect(await recordUsage(ctx, [call])).toMatchObject({ accepted: 1 });
  }

  async function counts() {
    const now = await ctx.now();
    const from = new Date(now.getTime() - 30 * 86_400_000);
    const to = new Date(now.getTime() + 86_400_000);
    const rows = await getBreakdown(ctx, { period: "day", from, to });
    return {
      listed: (await listEarnings(ctx, { limit: 10, offset: 0 })).total,
      charted: rows.reduce((sum, { transactions }) => sum + transactions, 0),
      counted: (await getEarningsSummary(ctx)).transactions,
    };
  }
}, 60_000);

async function caughtUp(): Promise<void> {
  const { lsn } = await queryOne<{ lsn: string }>(
    primary.db,
    sql`select pg_current_wal_insert_lsn()::text as lsn`,
  );
  await expect
    .poll(
      async () => {
        const row = await queryOne<{ there: boolean }>(
          replica.db,
          sql`select pg_last_wal_replay_lsn() >= ${lsn}::pg_lsn as there`,
        );
        return row.there;
      },
      { timeout: 20_000 },
    )
    .toBe(true);
}
