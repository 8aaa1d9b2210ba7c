import { serve } from "@hono/node-server";
import { Executor } from "./executor";
import { executorRoutes } from "./server";

export interface ExecutorOptions {
  /** 0 takes a free one. */
  readonly port: number;
  /** The app's Inngest route, e.g. http://127.0.0.1:3000/api/inngest */
  readonly appUrl: string;
  readonly retryMs?: number;
}

export interface RunningExecutor {
  readonly url: string;
  /** Resolves when the app has registered its functions. */
  readonly registered: Promise<void>;
  readonly stop: () => Promise<void>;
}

const UNTIL_REGISTERED_MS = 300;
const AFTERWARDS_MS = 15_000;

/**
 * A stand-in for the Inngest dev server, for local development only: it keeps everything in
 * memory and forgets it when it ends. The product's relay sends again what was forgotten.
 */
export async function startInngestExecutor(options: ExecutorOptions): Promise<RunningExecutor> {
  refuseProduction(process.env);
  const executor = new Executor(options.retryMs ?? 1_000);
  const stopped = new AbortController();
  const sync = registration(options.appUrl, stopped.signal);
  const { server, port } = await listen(executorRoutes(executor, sync).fetch, options.port);
  const registered = keepRegistered(sync, stopped.signal);
  return {
    url: `http://127.0.0.1:${port}`,
    registered,
    stop: async () => {
      stopped.abort();
      executor.stop();
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        if ("closeAllConnections" in server) server.closeAllConnections();
      });
    },
  };
}

export function refuseProduction(env: NodeJS.ProcessEnv): void {
  if (env.TRIBUTARY_MODE === "production") {
    throw new Error("The local Inngest executor does not run with TRIBUTARY_MODE=production");
  }
  if (env.INNGEST_SIGNING_KEY) {
    throw new Error("INNGEST_SIGNING_KEY is set: use the real Inngest, not the local executor");
  }
}

async function listen(fetch: Parameters<typeof serve>[0]["fetch"], wanted: number) {
  return new Promise<{ server: ReturnType<typeof serve>; port: number }>((resolve, reject) => {
    const server = serve({ fetch, port: wanted, hostname: "127.0.0.1" }, ({ port }) =>
      resolve({ server, port }),
    );
    server.once("error", reject);
  });
}

/** The SDK registers when it is asked to, by a PUT that it answers with a POST to us. */
function registration(appUrl: string, stopped: AbortSignal): () => Promise<boolean> {
  const headers = { "x-inngest-server-kind": "dev" };
  let complaint = "";
  return async () => {
    try {
      const signal = AbortSignal.any([stopped, AbortSignal.timeout(30_000)]);
      const response = await fetch(appUrl, { method: "PUT", headers, signal });
      const said = (await response.text()).slice(0, 300);
      // Said once, not three times a second.
      if (!response.ok && said !== complaint) console.error(`${response.status} ${said}`);
      complaint = response.ok ? "" : said;
      return response.ok;
    } catch {
      return false;
    }
  };
}

/** Asks until the app is up, then now and then, so that a rebuilt app is known too. */
function keepRegistered(sync: () => Promise<boolean>, stopped: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const ask = async () => {
      const ok = await sync();
      if (ok) resolve();
      if (!stopped.aborted) timer = setTimeout(ask, ok ? AFTERWARDS_MS : UNTIL_REGISTERED_MS);
    };
    let timer = setTimeout(ask, 0);
    stopped.addEventListener("abort", () => clearTimeout(timer));
  });
}
