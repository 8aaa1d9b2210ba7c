import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import getPort from "get-port";
import { createToken } from "@/operations/create-token";
import { build, isBuilt, nextBin, root } from "../local/up/build";
import { endGroup } from "../local/up/processes";
import { answersOk } from "../local/up/wait";
import { contextOn, SYSTEM } from "./context";
import { cpuSecondsOf } from "./cpu";
import type { BenchDatabase } from "./server";

export const NEXTAUTH_SECRET = "a secret that is only good for benches";

export interface BenchApp {
  readonly url: string;
  readonly serviceToken: string;
  /** Of the developer with this id. */
  readonly developerToken: (developerId: string) => Promise<string>;
  readonly cpuSeconds: () => number;
  /** What its process holds in memory, in bytes. */
  readonly memory: () => number;
  readonly stop: () => Promise<void>;
}

/** The built product as a process of its own, on a bench's database; nothing is counted. */
export async function startApp(
  database: BenchDatabase,
  environment: Readonly<Record<string, string>> = {},
  wantedPort?: number,
): Promise<BenchApp> {
  if (!isBuilt()) await build();
  const port = wantedPort ?? (await getPort());
  const url = `http://127.0.0.1:${port}`;
  const child = spawn(process.execPath, [nextBin, "start", "-H", "127.0.0.1", "-p", String(port)], {
    cwd: root,
    env: { ...process.env, ...standard(url, database.url), ...environment },
    stdio: ["ignore", "ignore", "pipe"],
    detached: true,
  });
  let said = "";
  child.stderr.on("data", (text) => {
    said = `${said}${text}`.slice(-4_000);
  });
  const { pid } = child;
  if (pid === undefined) throw new Error("the app did not start");
  const stopped = new AbortController();
  const died = new Promise<never>((_, reject) => {
    child.once("exit", (code) => reject(new Error(`the app ended with ${code}:\n${said}`)));
  });
  died.catch(() => stopped.abort());
  await Promise.race([answersOk(`${url}/api/health/live`)(stopped.signal), died]);
  const system = contextOn(database, SYSTEM);
  const service = { kind: "service", developerId: null, name: "bench" } as const;
  return {
    url,
    serviceToken: (await createToken(system, { ...service, scopes: ["usage:write"] })).token,
    developerToken: async (developerId) => {
      const order = { kind: "developer", developerId, name: "bench" } as const;
      return (await createToken(system, { ...order, scopes: ["earnings:read"] })).token;
    },
    cpuSeconds: () => cpuSecondsOf(pid),
    memory: () => residentBytes(pid),
    stop: () => endGroup(pid, 5_000),
  };
}

function standard(url: string, databaseUrl: string): Record<string, string> {
  return {
    TRIBUTARY_MODE: "sandbox",
    APP_URL: url,
    NEXTAUTH_URL: url,
    DATABASE_URL: databaseUrl,
    NEXTAUTH_SECRET,
    STRIPE_SECRET_KEY: "sk_test_tributary",
    STRIPE_API_BASE: "http://127.0.0.1:9",
    STRIPE_WEBHOOK_SECRET: "whsec_platform",
    STRIPE_CONNECT_WEBHOOK_SECRET: "whsec_connect",
    INNGEST_DEV: "http://127.0.0.1:9",
    RATE_LIMITS: "off",
    LOG_LEVEL: "warn",
    NEXT_TELEMETRY_DISABLED: "1",
  };
}

function residentBytes(pid: number): number {
  const status = readFileSync(`/proc/${pid}/status`, "utf8");
  return Number(/^VmRSS:\s+(\d+) kB/m.exec(status)?.[1] ?? Number.NaN) * 1_024;
}
