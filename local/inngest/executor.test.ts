import { NonRetriableError, RetryAfterError } from "inngest";
import { afterEach, describe, expect, test } from "vitest";
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

describe("what starts a run", () => {
  test("an event runs its function step by step, each step once", async () => {
    const done: string[] = [];
    const { client, settle, runs } = await running((inngest) => [
      inngest.createFunction(
        { id: "steps", triggers: { event: "go" } },
        async ({ event, step }) => {
          const first = await step.run("first", () => done.push("first") && event.data.amount + 1);
          const second = await step.run("second", () => done.push("second") && first + 1);
          return { first, second };
        },
      ),
    ]);
    await client.send({ name: "go", data: { amount: 1 } });
    await settle();
    expect(done).toEqual(["first", "second"]);
    expect(await runs()).toMatchObject([
      {
        function_id: "tiny-steps",
        status: "completed",
        output: { first: 2, second: 3 },
        requests: 3,
      },
    ]);
  });

  test("the same event id starts a function once, other functions too", async () => {
    const { client, settle, runs } = await running((inngest) => [
      inngest.createFunction({ id: "one", triggers: { event: "go" } }, async () => 1),
      inngest.createFunction({ id: "two", triggers: { event: "go" } }, async () => 2),
    ]);
    for (const id of ["same", "same", "other"]) await client.send({ id, name: "go" });
    await settle();
    expect(await runs("one")).toHaveLength(2);
    expect(await runs("two")).toHaveLength(2);
  });

  test("only events that a trigger's expression fits start its function", async () => {
    const { client, settle, runs } = await running((inngest) => [
      inngest.createFunction(
        { id: "picky", triggers: { event: "go", if: "event.data.kind == 'a'" } },
        async () => null,
      ),
    ]);
    await client.send([
      { name: "go", data: { kind: "a" } },
      { name: "go", data: { kind: "b" } },
    ]);
    await settle();
    expect(await runs("picky")).toHaveLength(1);
  });

  test("a cron function can be fired now, once per tick, and learns its moment", async () => {
    const { post, settle, runs } = await running((inngest) => [
      inngest.createFunction(
        { id: "daily", triggers: { cron: "TZ=UTC 0 8 * * *" } },
        async ({ event }) => ({ name: event.name, ...event.data }),
      ),
    ]);
    const path = "/_executor/crons/daily?scheduled_at=2026-01-02T08:00:00Z";
    expect((await post(path)).status).toBe(202);
    expect((await post(path)).status).toBe(409);
    await settle();
    const scheduledAt = "2026-01-02T08:00:00.000Z";
    expect(await runs("daily")).toMatchObject([
      { status: "completed", output: { name: "inngest/scheduled.timer", scheduledAt } },
    ]);
    expect((await post("/_executor/crons/nightly")).status).toBe(404);
  });

  test("a cron function runs by its own clock", async () => {
    const { runs } = await running((inngest) => [
      inngest.createFunction({ id: "often", triggers: { cron: "* * * * * *" } }, async () => 1),
    ]);
    await eventually(async () => (await runs("often")).length >= 1);
  });
});

describe("failure", () => {
  test("a step that throws is tried again and the finished ones are not", async () => {
    const done: string[] = [];
    const { client, settle, runs } = await running((inngest) => [
      inngest.createFunction(
        { id: "flaky", retries: 3, triggers: { event: "go" } },
        async ({ step, attempt }) => {
          await step.run("sound", () => done.push("sound"));
          return step.run("flaky", () => {
            done.push(`flaky ${attempt}`);
            if (attempt < 2) throw new Error("not yet");
            return attempt;
          });
        },
      ),
    ]);
    await client.send({ name: "go" });
    await settle();
    expect(done).toEqual(["sound", "flaky 0", "flaky 1", "flaky 2"]);
    expect(await runs()).toMatchObject([{ status: "completed", output: 2 }]);
  });

  test("retries end, the run fails and onFailure hears of it once", async () => {
    const heard: unknown[] = [];
    let tries = 0;
    const { client, settle, runs } = await running((inngest) => [
      inngest.createFunction(
        {
          id: "doomed",
          retries: 2,
          triggers: { event: "go" },
          onFailure: async ({ error, event }) => {
            heard.push([error.message, event.data.function_id, event.data.event.data]);
          },
        },
        async ({ step }) => {
          await step.run("doomed", () => {
            tries += 1;
            throw new Error("no luck");
          });
        },
      ),
    ]);
    await client.send({ name: "go", data: { payout: "po_1" } });
    await settle();
    expect(tries).toBe(3);
    expect(heard).toEqual([["no luck", "tiny-doomed", { payout: "po_1" }]]);
    expect((await runs("doomed"))[0]).toMatchObject({ status: "failed" });
  });

  test("a NonRetriableError is tried once", async () => {
    const heard: string[] = [];
    let tries = 0;
    const { client, settle } = await running((inngest) => [
      inngest.createFunction(
        {
          id: "final",
          retries: 5,
          triggers: { event: "go" },
          onFailure: async ({ error }) => void heard.push(error.message),
        },
        async () => {
          tries += 1;
          throw new NonRetriableError("never");
        },
      ),
    ]);
    await client.send({ name: "go" });
    await settle();
    expect({ tries, heard }).toEqual({ tries: 1, heard: ["never"] });
  });

  test("a failed step can be caught, and the run goes on", async () => {
    const { client, settle, runs } = await running((inngest) => [
      inngest.createFunction(
        { id: "catcher", retries: 1, triggers: { event: "go" } },
        async ({ step }) => {
          const boom = step.run("boom", () => Promise.reject(new Error("boom")));
          const caught = await boom.catch((error: Error) => error.message);
          return step.run("after", () => `after ${caught}`);
        },
      ),
    ]);
    await client.send({ name: "go" });
    await settle();
    expect(await runs()).toMatchObject([{ status: "completed", output: "after boom" }]);
  });

  test("a RetryAfterError decides when", async () => {
    const at: number[] = [];
    const { client, settle } = await running((inngest) => [
      inngest.createFunction({ id: "polite", retries: 1, triggers: { event: "go" } }, async () => {
        at.push(Date.now());
        if (at.length === 1) throw new RetryAfterError("later", 1_000);
      }),
    ]);
    await client.send({ name: "go" });
    await settle();
    const [first = 0, second = 0] = at;
    expect(second - first).toBeGreaterThanOrEqual(900);
  });
});
