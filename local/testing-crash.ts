import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import postgres from "postgres";

/** Where in the database's work a server is to be held, so that it can be killed right there. */
export interface Gate {
  readonly on: string;
  readonly before: "insert" | "update";
  readonly when?: string;
}

export interface Gatekeeper {
  readonly sql: postgres.Sql;
  close(gate: Gate): Promise<void>;
  /** Resolves once a server stands at the gate. */
  someoneWaits(): Promise<void>;
  /** Who waits is gone for good, as with a dead client; the gate is open and taken away. */
  clear(): Promise<void>;
  stop(): Promise<void>;
}

const LOCK = 404_404;
const PATIENCE_MS = 60_000;

const FUNCTION = `create or replace function crash_gate() returns trigger language plpgsql as $$
  begin
    perform pg_advisory_xact_lock_shared(${LOCK});
    return new;
  end $$`;

/** Holds servers at statements of their own, by a lock and a trigger that only tests install. */
export function openGatekeeper(databaseUrl: string): Gatekeeper {
  const quiet = { max: 1, onnotice: () => undefined, idle_timeout: 0 };
  const keeper = postgres(databaseUrl, quiet);
  const sql = postgres(databaseUrl, quiet);
  let gated: string | null = null;
  const waiting = () => sql<{ pid: number }[]>`select pid from pg_stat_activity
    where datname = current_database() and wait_event_type = 'Lock' and wait_event = 'advisory'`;
  return {
    sql,
    async close({ on, before, when = "true" }) {
      await keeper`select pg_advisory_lock(${LOCK})`;
      await sql.unsafe(FUNCTION);
      await sql.unsafe(`create or replace trigger crash_gate before ${before} on ${on}
        for each row when (${when}) execute function crash_gate()`);
      gated = on;
    },
    async someoneWaits() {
      for (let waited = 0; waited < PATIENCE_MS; waited += 50) {
        if ((await waiting()).length > 0) return;
        await sleep(50);
      }
      throw new Error(`nobody came to the gate on ${gated}`);
    },
    async clear() {
      for (const { pid } of await waiting()) await sql`select pg_terminate_backend(${pid})`;
      await keeper`select pg_advisory_unlock_all()`;
      if (gated) await sql.unsafe(`drop trigger if exists crash_gate on ${gated}`);
      gated = null;
    },
    async stop() {
      await keeper.end({ timeout: 1 });
      await sql.end({ timeout: 1 });
    },
  };
}

/** The process that serves the product's pages, by what the supervisor wrote down. */
export function appPidIn(folder: string): number {
  const text = readFileSync(join(folder, "run.json"), "utf8");
  const { children }: { children: { name: string; pid: number }[] } = JSON.parse(text);
  const app = children.find(({ name }) => name === "app");
  if (!app) throw new Error("the product runs no app");
  return app.pid;
}

/** The server process of the product's own database folder. */
export function postgresPidIn(folder: string): number {
  const file = join(folder, "postgres", "postmaster.pid");
  return existsSync(file) ? Number(readFileSync(file, "utf8").split("\n")[0]) : 0;
}

/** A second server of the same product: the same environment, another port. Linux only. */
export function startTwin(appPid: number, port: number): ChildProcess {
  const text = readFileSync(`/proc/${appPid}/environ`, "utf8");
  const lines = text.split("\0").filter((line) => line.includes("="));
  const given = lines.map((line) => {
    const at = line.indexOf("=");
    return [line.slice(0, at), line.slice(at + 1)];
  });
  const next = "node_modules/next/dist/bin/next";
  const args = [next, "start", "-H", "127.0.0.1", "-p", String(port)];
  const env = { ...process.env, ...Object.fromEntries(given), PORT: String(port) };
  return spawn(process.execPath, args, { env, stdio: "ignore" });
}
