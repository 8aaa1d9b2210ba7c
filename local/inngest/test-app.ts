import { createServer } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { Inngest, type InngestFunction } from "inngest";
import { serve } from "inngest/node";
import { type RunningExecutor, startInngestExecutor } from "./start";

type Functions = readonly InngestFunction.Any[];

interface SeenRun {
  readonly function_id: string;
  readonly status: string;
  readonly requests: number;
  readonly output: unknown;
  readonly error: unknown;
}

/** A tiny application with the real SDK's real route, driven by an executor of its own. */
export interface TestApp {
  readonly client: Inngest;
  readonly executor: RunningExecutor;
  readonly post: (path: string) => Promise<{ status: number; body: Record<string, unknown> }>;
  readonly runs: (functionId?: string) => Promise<SeenRun[]>;
  /** Waits until nothing is queued or running, and fails when that does not happen. */
  readonly settle: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

export async function startTestApp(define: (client: Inngest) => Functions): Promise<TestApp> {
  const server = createServer((request, response) => handler(request, response));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("No port");
  const appUrl = `http://127.0.0.1:${address.port}/api/inngest`;
  const executor = await startInngestExecutor({ port: 0, appUrl, retryMs: 20 });
  const client = new Inngest({
    id: "tiny",
    isDev: true,
    baseUrl: executor.url,
    checkpointing: false,
    logger: { info() {}, warn() {}, error() {}, debug() {} },
  });
  const handler = serve({ client, functions: define(client), servePath: "/api/inngest" });
  await executor.registered;
  const post = async (path: string) => {
    const response = await fetch(executor.url + path, { method: "POST" });
    return { status: response.status, body: await response.json() };
  };
  return {
    client,
    executor,
    post,
    runs: async (functionId) => {
      const query = functionId === undefined ? "" : `?function_id=${functionId}`;
      const response = await fetch(`${executor.url}/_executor/runs${query}`);
      return (await response.json()).runs;
    },
    settle: async () => {
      const { body } = await post("/_executor/idle?timeout=10000");
      if (!body.idle) throw new Error(`Still busy: ${JSON.stringify(body)}`);
    },
    stop: async () => {
      await executor.stop();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Polls for what only time brings, such as the end of a sleep. */
export async function eventually(holds: () => Promise<boolean>): Promise<void> {
  for (let waited = 0; waited < 10_000; waited += 20) {
    if (await holds()) return;
    await sleep(20);
  }
  throw new Error("It did not become true");
}
