import { describe, expect, test } from "vitest";
import { CLOUD_EVENTS, NDJSON } from "@/contract/usage/body-formats";
import { bearer, call, openRouteBench } from "@/local/testing-routes";
import { POST as takeBack } from "./reversals/route";
import { POST as report } from "./route";

const PATH = "/api/v1/usage";

async function open() {
  const bench = await openRouteBench();
  const token = await bench.tokenFor("service", ["usage:write"]);
  const post = (type: string, body: string, handler = report) =>
    call(handler, PATH, {
      method: "POST",
      headers: { ...bearer(token), "content-type": type },
      body,
    });
  const occurred_at = (await bench.ctx.now()).toISOString();
  const usage = (id: string) => ({
    id,
    app_id: bench.appId,
    occurred_at,
    cost_credits: 1_000_000,
    model: "large",
  });
  const envelope = (id: string, data: object) => ({
    specversion: "1.0",
    type: "com.example.call",
    source: `/apps/${bench.appId}`,
    id,
    time: occurred_at,
    data,
  });
  return { ...bench, post, usage, envelope };
}

describe("200", () => {
  test("the same calls in three formats are the same calls", async () => {
    const { post, usage, envelope } = await open();
    const calls = [usage("a"), usage("b")];
    const lines = await post(NDJSON, `${calls.map((one) => JSON.stringify(one)).join("\n")}\n`);
    expect(lines.status).toBe(200);
    expect(lines.body).toEqual({
      accepted: 2,
      duplicates: 0,
      rejected: [],
      accrued_credits: 760_000,
    });
    const again = { accepted: 0, duplicates: 2, rejected: [], accrued_credits: 0 };
    const json = await post("application/json", JSON.stringify({ events: calls }));
    expect(json.body).toEqual(again);
    const data = { cost_credits: 1_000_000, model: "large" };
    const batch = JSON.stringify([envelope("a", data), envelope("b", data)]);
    const envelopes = await post(`${CLOUD_EVENTS}; charset=utf-8`, batch);
    expect(envelopes.body).toEqual(again);
  });

  test("sums beyond what a number holds are told digit for digit", async () => {
    const { post, usage } = await open();
    const events = Array.from({ length: 100 }, (_, n) => ({
      ...usage(`huge-${n}`),
      cost_credits: 10 ** 15 - 1 - n,
    }));
    const { text } = await post("application/json", JSON.stringify({ events }));
    expect(text).toContain('"accepted":100');
    const accrued = events.reduce((total, { cost_credits: cost }) => {
      const markup = (BigInt(cost) * 2n) / 5n;
      return total + markup - (markup * 5n) / 100n;
    }, 0n);
    expect(accrued).toBeGreaterThan(2n ** 53n);
    expect(text).toContain(`"accrued_credits":${accrued}`);
  });

  test("good ones land beside what is no envelope, which is named by its place", async () => {
    const { post, envelope } = await open();
    const batch = [{ id: "x" }, envelope("a", { cost_credits: 1 }), envelope("b", {})];
    const { body } = await post(CLOUD_EVENTS, JSON.stringify(batch));
    expect(body).toMatchObject({
      accepted: 1,
      rejected: [
        { index: 0, id: "x", code: "invalid_event" },
        { index: 2, id: "b", code: "invalid_cost" },
      ],
    });
  });

  test("reversals come in envelopes and lines too", async () => {
    const { post, usage, envelope, appId } = await open();
    await post(NDJSON, JSON.stringify(usage("a")));
    const refund = { event_id: "a", reason: "refund" };
    const batch = JSON.stringify([envelope("r", refund)]);
    expect((await post(CLOUD_EVENTS, batch, takeBack)).body).toMatchObject({
      accepted: 1,
      clawed_back_credits: 380_000,
    });
    const line = JSON.stringify({ id: "r", app_id: appId, ...refund });
    expect((await post(NDJSON, line, takeBack)).body).toMatchObject({ duplicates: 1 });
  });
});

describe("refused as a whole", () => {
  test.each([
    [400, NDJSON, '{"id":"a"}\n{"id":'],
    [400, CLOUD_EVENTS, '{"specversion":"1.0"}'],
    [400, "application/json", "{"],
    [415, "text/csv", "id"],
    [415, "application/cloudevents+json", "{}"],
    [422, NDJSON, "\n"],
    [422, NDJSON, ""],
    [422, NDJSON, "{}\n".repeat(1_001)],
    [422, CLOUD_EVENTS, "[]"],
    [413, NDJSON, "x".repeat(2 * 1024 * 1024 + 1)],
  ])("%i for %s, case %#", async (status, type, body) => {
    const { post } = await open();
    expect((await post(type, body)).status).toBe(status);
  });
});
