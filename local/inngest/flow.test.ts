import { setTimeout as sleep } from "node:timers/promises";
import { invoke, staticSchema } from "inngest";
import { afterEach, describe, expect, test } from "vitest";
import { refuseProduction } from "./start";
import { eventually, startTestApp, type TestApp } from "./test-app";

let app: TestApp | undefined;

async function running(define: Parameters<typeof startTestApp>[0]): Promise<TestApp> {
  app = await startTestApp(define);
  return app;
}

afterEach(async () => {
  await app?.stop();
  app = undefined;
});

/** Counts how many are inside at the same time. */
function gauge() {
  let inside = 0;
  const seen = { most: 0, total: 0 };
  const pass = async () => {
    inside += 1;
    seen.total += 1;
    seen.most = Math.max(seen.most, inside);
    await sleep(40);
    inside -= 1;
  };
  return { seen, pass };
}

describe("steps", () => {
  test("a sleeping run is not busy and wakes up by itself", async () => {
    const { client, settle, runs } = await running((inngest) => [
      inngest.createFunction({ id: "sleeper", triggers: { event: "go" } }, async ({ step }) => {
        await step.sleep("nap", "1s");
        return step.run("awake", () => "awake");
      }),
    ]);
    await client.send({ name: "go" });
    await settle();
    expect(await runs()).toMatchObject([{ status: "sleeping" }]);
    await eventually(async () => (await runs())[0]?.status === "completed");
    expect(await runs()).toMatchObject([{ output: "awake" }]);
  });

  test("a function fans out by sending events", async () => {
    const { client, settle, runs } = await running((inngest) => [
      inngest.createFunction({ id: "parent", triggers: { event: "go" } }, async ({ step }) => {
        const events = [1, 2, 3, 4, 5].map((n) => ({ id: `n${n}`, name: "child", data: { n } }));
        await step.sendEvent("all", events);
        return step.run("count", () => events.length);
      }),
      inngest.createFunction({ id: "child", triggers: { event: "child" } }, async ({ event }) => {
        return event.data.n;
      }),
    ]);
    await client.send({ name: "go" });
    await settle();
    const outputs = (await runs("child")).map(({ output }) => output);
    expect(outputs.sort()).toEqual([1, 2, 3, 4, 5]);
  });

  test("parallel steps overlap, run once each and are gathered", async () => {
    const { seen, pass } = gauge();
    const { client, settle, runs } = await running((inngest) => [
      inngest.createFunction({ id: "wide", triggers: { event: "go" } }, async ({ step }) => {
        const names = ["a", "b", "c"];
        const parts = await Promise.all(
          names.map((name) => step.run(name, () => pass().then(() => name))),
        );
        return step.run("join", () => parts.join(""));
      }),
    ]);
    await client.send({ name: "go" });
    await settle();
    expect(await runs()).toMatchObject([{ status: "completed", output: "abc" }]);
    expect(seen.total).toBe(3);
    expect(seen.most).toBeGreaterThan(1);
  });

  test("an invoked function's result comes back", async () => {
    const { client, settle, runs } = await running((inngest) => {
      const double = inngest.createFunction(
        { id: "double", triggers: [invoke(staticSchema<{ n: number }>())] },
        async ({ event }) => event.data.n * 2,
      );
      const caller = inngest.createFunction(
        { id: "caller", triggers: { event: "go" } },
        async ({ step }) => step.invoke("twice", { function: double, data: { n: 21 } }),
      );
      return [double, caller];
    });
    await client.send({ name: "go" });
    await settle();
    expect((await runs("caller"))[0]).toMatchObject({ status: "completed", output: 42 });
  });
});

describe("limits", () => {
  test("a function's concurrency holds", async () => {
    const { seen, pass } = gauge();
    const { client, settle } = await running((inngest) => [
      inngest.createFunction(
        { id: "narrow", concurrency: 2, triggers: { event: "go" } },
        async ({ step }) => step.run("pass", pass),
      ),
    ]);
    await client.send(Array.from({ length: 6 }, () => ({ name: "go" })));
    await settle();
    expect(seen).toEqual({ most: 2, total: 6 });
  });

  test("a keyed concurrency holds per key only", async () => {
    const gauges = { a: gauge(), b: gauge() };
    const all = gauge();
    const { client, settle } = await running((inngest) => [
      inngest.createFunction(
        {
          id: "keyed",
          concurrency: { limit: 1, key: "event.data.who" },
          triggers: { event: "go" },
        },
        async ({ event }) => {
          const own = event.data.who === "a" ? gauges.a : gauges.b;
          await Promise.all([own.pass(), all.pass()]);
        },
      ),
    ]);
    await client.send(["a", "b", "a", "b"].map((who) => ({ name: "go", data: { who } })));
    await settle();
    expect(gauges.a.seen).toEqual({ most: 1, total: 2 });
    expect(gauges.b.seen).toEqual({ most: 1, total: 2 });
    expect(all.seen.most).toBe(2);
  });

  test("throttle spreads the starts", async () => {
    const at: number[] = [];
    const { client, settle } = await running((inngest) => [
      inngest.createFunction(
        { id: "paced", throttle: { limit: 10, period: "1s" }, triggers: { event: "go" } },
        async () => void at.push(Date.now()),
      ),
    ]);
    await client.send(Array.from({ length: 4 }, () => ({ name: "go" })));
    await settle();
    expect((at.at(-1) ?? 0) - (at[0] ?? 0)).toBeGreaterThanOrEqual(250);
    expect(at).toHaveLength(4);
  });
});

describe("what it refuses", () => {
  test("production, and a signing key, which belongs to the real Inngest", () => {
    const refused = (env: Record<string, string>) => () =>
      refuseProduction({ NODE_ENV: "production", ...env });
    expect(refused({ TRIBUTARY_MODE: "production" })).toThrow(/production/);
    expect(refused({ INNGEST_SIGNING_KEY: "signkey-x" })).toThrow(/INNGEST_SIGNING_KEY/);
    expect(refused({ TRIBUTARY_MODE: "sandbox" })).not.toThrow();
  });

  test("a function with an option that it does not have, by name", async () => {
    const { executor } = await running(() => []);
    const steps = { step: { runtime: { url: "http://127.0.0.1:1/" } } };
    const wish = { id: "x", triggers: [{ event: "go" }], steps, debounce: { period: "1s" } };
    const response = await fetch(`${executor.url}/fn/register`, {
      method: "POST",
      body: JSON.stringify({ url: "http://127.0.0.1:1/", appName: "x", functions: [wish] }),
    });
    expect(response.status).toBe(400);
    expect((await response.json()).error).toContain("debounce");
  });
});
