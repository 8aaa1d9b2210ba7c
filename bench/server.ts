import { chmodSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import getPort from "get-port";
import postgres from "postgres";
import { type Connection, connect } from "@/db/client";
import { migrate } from "@/db/migrate";
import { startPostgres } from "../local/postgres";
import { cpuSecondsOf } from "./cpu";
import { loadDevelopers, loadEarnings } from "./load";

/** As much memory and log as a small server of its own would be given; both sides use it. */
export const SETTINGS = {
  shared_buffers: "1GB",
  max_wal_size: "8GB",
  checkpoint_timeout: "30min",
  work_mem: "64MB",
  // A copy of a loaded database then takes the file system's time, not the log's.
  autovacuum_naptime: "10min",
} as const;

export interface BenchDatabase extends Connection {
  readonly name: string;
  readonly url: string;
  /** Forgets it, with what the rounds left in it. */
  readonly drop: () => Promise<void>;
}

export interface BenchServer {
  /** A database of its own with this many earnings of history; 0 has developers only. */
  readonly open: (earnings: number, connections?: number) => Promise<BenchDatabase>;
  /** Bytes of write-ahead log that the work wrote. */
  readonly walOf: (work: () => Promise<unknown>) => Promise<number>;
  /** CPU seconds that the server and all its processes have used so far. */
  readonly cpuSeconds: () => number;
  readonly version: string;
  readonly stop: () => Promise<void>;
}

/** A durable PostgreSQL of the bench's own. Loads of a size are made once and copied. */
export async function startBenchServer(
  developers: number,
  say: (doing: string) => void,
): Promise<BenchServer> {
  const folder = mkdtempSync(join(tmpdir(), "tributary-bench-"));
  // The server may run as another user, who has to reach the folder.
  chmodSync(folder, 0o755);
  const data = join(folder, "postgres");
  const port = await getPort();
  const server = await startPostgres({ folder: data, port, keep: false, settings: SETTINGS });
  const admin = postgres(server.url("postgres"), { max: 1, onnotice: () => undefined });
  const loaded = new Map<number, Promise<string>>();
  let opened = 0;

  async function load(earnings: number): Promise<string> {
    const name = `load_${earnings}`;
    say(`loading ${earnings.toLocaleString("en-US")} earnings`);
    if (earnings === 0) {
      await server.createDatabase(name);
      await migrate(server.url(name));
    } else {
      await admin.unsafe(`create database ${name} template ${await templateOf(0)}`);
    }
    const client = postgres(server.url(name), { max: 1, onnotice: () => undefined });
    if (earnings === 0) await loadDevelopers(client, developers);
    else await loadEarnings(client, earnings, developers);
    await client.end();
    return name;
  }

  function templateOf(earnings: number): Promise<string> {
    const known = loaded.get(earnings) ?? load(earnings);
    loaded.set(earnings, known);
    return known;
  }

  async function open(earnings: number, connections = 10): Promise<BenchDatabase> {
    const template = await templateOf(earnings);
    opened += 1;
    const name = `bench_${opened}`;
    await admin.unsafe(`create database ${name} template ${template} strategy file_copy`);
    const connection = connect(server.url(name), connections);
    const drop = async () => {
      await connection.close();
      await admin.unsafe(`drop database ${name} with (force)`);
    };
    return { ...connection, name, url: server.url(name), drop };
  }

  const [{ version }] = await admin<[{ version: string }]>`
    select current_setting('server_version') as version`;
  return {
    open,
    walOf: (work) => walOf(admin, work),
    cpuSeconds: () => cpuSecondsOf(postmasterOf(data)),
    version,
    async stop() {
      await admin.end();
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function postmasterOf(folder: string): number {
  return Number(readFileSync(join(folder, "postmaster.pid"), "utf8").split("\n")[0]);
}

async function walOf(admin: postgres.Sql, work: () => Promise<unknown>): Promise<number> {
  const [before] = await admin`select pg_current_wal_lsn() as lsn`;
  await work();
  const [after] = await admin`
    select pg_wal_lsn_diff(pg_current_wal_lsn(), ${before?.lsn})::float8 as bytes`;
  return after?.bytes;
}
