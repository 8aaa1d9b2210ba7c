import { createHash, randomUUID } from "node:crypto";
import { Hono } from "hono";
import { z } from "zod";
import { cronsOf, nextTick } from "./catalogue";
import type { Executor } from "./executor";
import { registrationSchema, sentEventSchema } from "./protocol";
import { runView } from "./runs";

const MOST_EVENTS = 5_000;
const LONGEST_WAIT_MS = 120_000;

/** The two sides: what the SDK calls, and what people and tests ask. */
export function executorRoutes(executor: Executor, sync: () => Promise<boolean>): Hono {
  const app = new Hono();
  sdkRoutes(app, executor);
  controlRoutes(app, executor, sync);
  app.notFound((c) => c.json({ error: `No ${c.req.method} ${c.req.path} here` }, 404));
  app.onError((error, c) => c.json({ error: error.message }, 500));
  return app;
}

function sdkRoutes(app: Hono, executor: Executor): void {
  app.get("/dev", (c) => {
    const functions = executor.catalogue.all();
    return c.json({ version: "tributary-local", isDiscovery: false, functions });
  });

  app.post("/fn/register", async (c) => {
    const given = registrationSchema.safeParse(await c.req.json());
    if (!given.success) return c.json({ status: 400, error: z.prettifyError(given.error) }, 400);
    try {
      const modified = executor.register(given.data.functions);
      return c.json({ ok: true, status: 200, modified });
    } catch (error) {
      return c.json({ status: 400, error: String(error) }, 400);
    }
  });

  app.post("/e/:key", async (c) => {
    const body: unknown = await c.req.json();
    const given = z.array(sentEventSchema).safeParse(Array.isArray(body) ? body : [body]);
    if (!given.success) return c.json({ status: 400, error: z.prettifyError(given.error) }, 400);
    if (given.data.length > MOST_EVENTS) {
      return c.json({ status: 400, error: `More than ${MOST_EVENTS} events at once` }, 400);
    }
    // The SDK repeats a send with the same seed: the same ids then start nothing twice.
    const seed = c.req.header("x-inngest-event-id-seed") ?? randomUUID();
    const events = given.data.map((event, index) => {
      return {
        ...event,
        id: event.id || createHash("sha256").update(`${seed} ${index}`).digest("hex"),
      };
    });
    for (const event of events) executor.publish(event);
    return c.json({ ids: events.map(({ id }) => id), status: 200 });
  });
}

function controlRoutes(app: Hono, executor: Executor, sync: () => Promise<boolean>): void {
  app.get("/", (c) => c.text("Local Inngest executor, for development only.\n"));

  app.get("/_executor/functions", (c) => {
    const functions = executor.catalogue.all().map((config) => ({
      id: config.id,
      events: config.triggers.flatMap((trigger) => ("event" in trigger ? [trigger.event] : [])),
      crons: cronsOf(config).map(({ text }) => text),
      next_at: nextTick(config),
    }));
    return c.json({ functions });
  });

  app.get("/_executor/runs", (c) => {
    const { status, function_id: id, limit = "100" } = c.req.query();
    const runs = executor
      .runs()
      .filter((run) => status === undefined || run.status === status)
      .filter((run) => id === undefined || run.config.id === executor.catalogue.find(id)?.id);
    return c.json({ ...executor.counts(), runs: runs.slice(0, Number(limit)).map(runView) });
  });

  app.post("/_executor/idle", async (c) => {
    const wanted = Number(c.req.query("timeout") ?? 30_000);
    const timeout = Math.min(Number.isFinite(wanted) ? wanted : 0, LONGEST_WAIT_MS);
    const idle = await executor.idle(timeout);
    return c.json({ idle, ...executor.counts() }, idle ? 200 : 504);
  });

  app.post("/_executor/crons/:functionId", async (c) => {
    const config = executor.catalogue.find(c.req.param("functionId"));
    if (config === undefined || cronsOf(config).length === 0) {
      return c.json({ error: "No cron function of that name" }, 404);
    }
    const at = new Date(c.req.query("scheduled_at") ?? Date.now());
    if (Number.isNaN(at.getTime())) return c.json({ error: "scheduled_at is no moment" }, 422);
    const run = executor.fireCron(config, at);
    if (run === undefined) return c.json({ error: "That tick has already run" }, 409);
    return c.json({ run_id: run.id, scheduled_at: at.toISOString() }, 202);
  });

  app.post("/_executor/sync", async (c) => {
    const synced = await sync();
    return c.json({ synced }, synced ? 200 : 502);
  });
}
