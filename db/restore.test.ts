import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "drizzle-orm";
import getPort from "get-port";
import { expect, onTestFinished, test } from "vitest";
import { type LocalPostgres, startPostgres } from "../local/postgres";
import { addDeveloper, brokenBooks, createTestContext, noGateway } from "../local/testing";
import { backUp, writeOwned } from "../local/testing-backup";
import { adjustEarnings } from "../operations/correct-earnings";
import { reconcileBooks } from "../operations/reconcile-books";
import { recordUsage } from "../operations/record-usage";
import { type Connection, connect, queryOne } from "./client";
import { migrate } from "./migrate";
import { sendingStop, stopSending } from "./queries/sending-switch";

/** The steps of "Backup and restore" in docs/operating.md, on a server of the test's own. */
async function openServer() {
  const folder = mkdtempSync(join(tmpdir(), "tributary-restore-"));
  chmodSync(folder, 0o755);
  const archive = join(folder, "archive");
  mkdirSync(archive);
  chmodSync(archive, 0o777);
  const data = join(folder, "data");
  const servers: LocalPostgres[] = [];
  onTestFinished(async () => {
    for (const server of servers) await server.stop();
    rmSync(folder, { recursive: true, force: true });
  });
  const start = async (at: string, settings: Readonly<Record<string, string>>) => {
    const server = await startPostgres({ folder: at, port: await getPort(), keep: true, settings });
    servers.push(server);
    return server;
  };
  const server = await start(data, {
    wal_level: "replica",
    archive_mode: "on",
    archive_command: `cp %p ${archive}/%f`,
  });
  await server.createDatabase("tributary");
  await migrate(server.url("tributary"));
  return { folder, archive, data, server, start };
}

async function live(db: Connection["db"], developerId: string, appId: string, id: string) {
  const system = { kind: "system", name: "test" } as const;
  const ctx = createTestContext(db, noGateway, system);
  const occurred_at = (await ctx.now()).toISOString();
  await recordUsage(ctx, [{ id, app_id: appId, occurred_at, cost_credits: 10_000_000 }]);
  await adjustEarnings(ctx, { developerId, id, reason: "test", amount: 7n });
}

async function owed(db: Connection["db"]): Promise<bigint> {
  const row = await queryOne<{ amount: bigint }>(
    db,
    sql`select sum(amount)::bigint as amount from ledger_balances where ledger_account = 'owed'`,
  );
  return row.amount;
}

/** The one line of SQL that the guide has run on the copy. */
function stopOnTheCopy(): string {
  const [line] = readFileSync("docs/operating.md", "utf8").match(/update sending_switch .*;/) ?? [];
  if (!line) throw new Error("docs/operating.md does not stop sending on the copy");
  return line;
}

test("books are restored to the moment before an accident, and go on from there", async () => {
  const { folder, archive, data, server, start } = await openServer();
  const before = connect(server.url("tributary"), 3);
  const { developerId, appId } = await addDeveloper(before.db);
  await live(before.db, developerId, appId, "in the backup");
  const copy = join(folder, "restored");
  await backUp(server.url("tributary"), data, copy);

  await live(before.db, developerId, appId, "after the backup");
  const atItsBest = await owed(before.db);
  const [moment] = await before.client`select clock_timestamp()::text as moment`;
  await before.client`select pg_sleep(0.1)`;
  await before.client.unsafe("drop table payout_decisions, findings");
  await live(before.db, developerId, appId, "after the accident");
  await stopSending(before.db, { at: new Date(), reason: "accident", by: "operator" });
  await before.client`select pg_switch_wal()`;
  await before.close();
  await server.stop();

  writeOwned(copy, "recovery.signal", "");
  const restored = await start(copy, {
    restore_command: `cp ${archive}/%f %p`,
    recovery_target_time: String(moment?.moment),
    recovery_target_action: "promote",
  });
  const after = connect(restored.url("tributary"), 3);
  onTestFinished(() => after.close());
  const isOver = async () => {
    const [state] = await after.client`select not pg_is_in_recovery() as over`;
    return state?.over === true;
  };
  await expect.poll(isOver, { timeout: 20_000 }).toBe(true);

  expect(await sendingStop(after.db)).toBeNull();
  await after.client.unsafe(stopOnTheCopy());
  expect(await sendingStop(after.db)).toMatchObject({ reason: "restored" });

  expect(await owed(after.db)).toBe(atItsBest);
  expect(await brokenBooks(after.db)).toEqual([]);
  const system = { kind: "system", name: "test" } as const;
  const ctx = createTestContext(after.db, noGateway, system);
  expect(await reconcileBooks(ctx)).toMatchObject({ found: 0 });
  await live(after.db, developerId, appId, "after the restore");
  expect(await owed(after.db)).toBeGreaterThan(atItsBest);
  expect(await brokenBooks(after.db)).toEqual([]);
}, 120_000);
