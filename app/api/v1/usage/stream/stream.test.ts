import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { NDJSON } from "@/contract/usage/body-formats";
import { queryOne } from "@/db/client";
import { brokenBooks } from "@/local/testing";
import { bearer, openRouteBench } from "@/local/testing-routes";
import { POST } from "./route";

async function open() {
  const bench = await openRouteBench();
  const token = await bench.tokenFor("service", ["usage:write"]);
  const occurred_at = (await bench.ctx.now()).toISOString();
  const line = (id: string | number) =>
    `${JSON.stringify({ id: `c-${id}`, app_id: bench.appId, occurred_at, cost_credits: 100 })}\n`;
  const send = (body: Iterable<string> | AsyncIterable<string>, type: string = NDJSON) => {
    const headers = { ...bearer(token), "content-type": type };
    const init = { method: "POST", headers, body: streamed(body), duplex: "half" };
    return POST(new Request("http://127.0.0.1:3000/api/v1/usage/stream", init));
  };
  const recorded = async () => {
    const row = await queryOne<{ calls: number }>(
      bench.ctx.db,
      sql`select count(*)::int as calls from developer_earnings`,
    );
    return row.calls;
  };
  return { ...bench, line, send, recorded };
}

function streamed(texts: Iterable<string> | AsyncIterable<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  async function* each() {
    yield* texts;
  }
  const source = each();
  return new ReadableStream({
    async pull(stream) {
      const { done, value } = await source.next();
      if (done) stream.close();
      else stream.enqueue(encoder.encode(value));
    },
  });
}

async function linesOf(answer: Response): Promise<Record<string, unknown>[]> {
  const text = await answer.text();
  return text
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line));
}

test("counts are told as they land, and sent again all is a repeat", async () => {
  const { ctx, line, send, recorded } = await open();
  const file = Array.from({ length: 2_500 }, (_, n) => line(n));
  const answer = await send(file);
  expect(answer.status).toBe(200);
  expect(answer.headers.get("content-type")).toBe(NDJSON);
  expect(await linesOf(answer)).toMatchObject([
    { lines: 1_000, accepted: 1_000, accrued_credits: 38_000, done: false },
    { lines: 2_000, accepted: 2_000, accrued_credits: 76_000, done: false },
    { lines: 2_500, accepted: 2_500, accrued_credits: 95_000, rejected: [], done: true },
  ]);
  expect(await recorded()).toBe(2_500);
  expect((await linesOf(await send(file))).at(-1)).toMatchObject({
    accepted: 0,
    duplicates: 2_500,
    accrued_credits: 0,
    done: true,
  });
  expect(await brokenBooks(ctx.db)).toEqual([]);
});

test("the first thousand is told of before the rest is sent", async () => {
  const { line, send } = await open();
  let goOn = () => {};
  const told = new Promise<void>((resolve) => {
    goOn = resolve;
  });
  async function* file() {
    for (let n = 0; n < 1_000; n += 1) yield line(n);
    await told;
    yield line("last");
  }
  const reader = (await send(file())).body?.pipeThrough(new TextDecoderStream()).getReader();
  expect(JSON.parse(String((await reader?.read())?.value))).toMatchObject({ accepted: 1_000 });
  goOn();
  const rest = JSON.parse(String((await reader?.read())?.value));
  expect(rest).toMatchObject({ accepted: 1_001, done: true });
});

test("what cannot be taken is named by its line, and the rest lands", async () => {
  const { line, send, recorded } = await open();
  const answer = await send([line(1), "\n", "{torn\n", line(2).replace(":100}", ":-1}"), line(3)]);
  expect(await linesOf(answer)).toMatchObject([
    {
      lines: 5,
      accepted: 2,
      rejected_count: 2,
      rejected: [
        { line: 3, id: null, code: "invalid_event", detail: "must be JSON in UTF-8" },
        { line: 4, id: "c-2", code: "invalid_cost" },
      ],
      done: true,
    },
  ]);
  expect(await recorded()).toBe(2);
});

test("cut off on the way, what was told of has landed, and no line says done", async () => {
  const { line, send, recorded } = await open();
  async function* file() {
    for (let n = 0; n < 1_500; n += 1) yield line(n);
    throw new Error("the line went dead");
  }
  const [first, last] = await linesOf(await send(file()));
  expect(first).toMatchObject({ accepted: 1_000, done: false });
  expect(last).toMatchObject({ problem: { code: "internal_error", status: 500 } });
  expect(await recorded()).toBe(1_000);
});

test("another type is refused before anything is read", async () => {
  const { send } = await open();
  const answer = await send(["{}"], "application/json");
  expect(answer.status).toBe(415);
  expect(await answer.json()).toMatchObject({ code: "unsupported_media_type" });
});
