import { sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import type { Contract } from "@/contract/contract";
import { query } from "@/db/client";
import { Refusal } from "@/domain/refusals";
import { bearer, call, openRouteBench } from "../../local/testing-routes";
import { endpoint } from "./endpoint";

const contract = {
  method: "POST",
  path: "/api/v1/once",
  summary: "Counts",
  auth: { kinds: ["developer", "operator"], scope: "earnings:read" },
  body: z.object({ say: z.string().default("") }),
  idempotent: true,
  response: z.object({ count: z.int(), secret: z.string() }),
  successStatus: 201,
  refusals: [],
  example: { response: {} },
} as const satisfies Contract;

const PATH = contract.path;

function counter() {
  let count = 0;
  return endpoint(contract, async (_, { say }) => {
    count += 1;
    if (say === "no") throw new Refusal("not_found");
    if (say === "break") throw new Error("broken");
    return { count, secret: `trib_dev_secret_${count}` };
  });
}

function send(handler: ReturnType<typeof counter>, token: string, key: string | null, say = "") {
  const headers = {
    ...bearer(token),
    "content-type": "application/json",
    ...(key === null ? {} : { "idempotency-key": key }),
  };
  return call(handler, PATH, { method: "POST", headers, body: JSON.stringify({ say }) });
}

describe("an Idempotency-Key", () => {
  test("brings the same answer back, word for word, and says so", async () => {
    const { token } = await openRouteBench();
    const count = counter();
    const first = await send(count, token, "k");
    const again = await send(count, token, "k");
    expect(first.headers.get("idempotency-replayed")).toBeNull();
    expect(again).toMatchObject({ status: 201, body: first.body });
    expect(again.headers.get("idempotency-replayed")).toBe("true");
    expect(again.headers.get("x-request-id")).not.toBe(first.headers.get("x-request-id"));
    expect((await send(count, token, "k2")).body.count).toBe(2);
    expect((await send(count, token, null)).body.count).toBe(3);
  });

  test("brings a refusal back too, but lets what broke be tried again", async () => {
    const { token } = await openRouteBench();
    const count = counter();
    expect((await send(count, token, "k", "no")).status).toBe(404);
    const again = await send(count, token, "k", "no");
    expect(again.status).toBe(404);
    expect(again.headers.get("content-type")).toBe("application/problem+json");
    expect(again.headers.get("idempotency-replayed")).toBe("true");
    expect((await send(count, token, "b", "break")).status).toBe(500);
    const retried = await send(count, token, "b", "break");
    expect(retried.headers.get("idempotency-replayed")).toBeNull();
  });

  test("with another body is 422, and of another caller its own", async () => {
    const { token, tokenFor } = await openRouteBench();
    const count = counter();
    await send(count, token, "k", "a");
    expect(await send(count, token, "k", "b")).toMatchObject({
      status: 422,
      body: { code: "idempotency_key_reused" },
    });
    const operator = await tokenFor("operator", ["operate"]);
    expect((await send(count, operator, "k", "b")).status).toBe(201);
  });

  test.each(["", "x".repeat(256), "\u00e9", "a\tb"])(
    "that is no key is a bad field, beside all others: %j",
    async (key) => {
      const { token } = await openRouteBench();
      const headers = { ...bearer(token), "content-type": "application/json" };
      const body = '{"say":1}';
      const init = { method: "POST", headers: { ...headers, "idempotency-key": key }, body };
      const answer = await call(counter(), PATH, init);
      expect(answer.status).toBe(422);
      expect(answer.body.errors).toMatchObject([{ path: "idempotency-key" }, { path: "say" }]);
    },
  );

  test("leaves nothing readable in the database", async () => {
    const { token, ctx } = await openRouteBench();
    await send(counter(), token, "k");
    const [row] = await query<{ row: string }>(
      ctx.db,
      sql`select k::text as row from idempotency_keys k`,
    );
    expect(row?.row).toContain("dev_");
    const answer = await query<{ answer: string }>(
      ctx.db,
      sql`select answer from idempotency_keys`,
    );
    const bytes = Buffer.from(answer[0]?.answer ?? "", "base64").toString("latin1");
    expect(bytes).not.toContain("trib_dev_secret");
  });
});

describe("the limit", () => {
  test("is told with every answer, a refused one too", async () => {
    const { token } = await openRouteBench({ RATE_LIMITS: "on", RATE_LIMIT_DEVELOPER: "5" });
    const count = counter();
    const first = await send(count, token, null);
    expect(first.headers.get("ratelimit-policy")).toBe('"developer";q=5;w=60');
    expect(first.headers.get("ratelimit")).toBe('"developer";r=4;t=60');
    const refused = await call(count, PATH, {
      method: "POST",
      headers: { ...bearer(token), "content-type": "text/plain" },
      body: "x",
    });
    expect(refused.status).toBe(415);
    expect(refused.headers.get("ratelimit")).toMatch(/^"developer";r=3;t=\d+$/);
  });

  test("past it comes 429 with Retry-After, and nothing is done", async () => {
    const { token, tokenFor } = await openRouteBench({
      RATE_LIMITS: "on",
      RATE_LIMIT_DEVELOPER: "3",
    });
    const count = counter();
    const statuses: number[] = [];
    for (let n = 0; n < 5; n += 1) statuses.push((await send(count, token, null)).status);
    expect(statuses).toEqual([201, 201, 201, 429, 429]);
    const answer = await send(count, token, null);
    expect(answer.body).toMatchObject({ status: 429, code: "rate_limited" });
    const wait = Number(answer.headers.get("retry-after"));
    expect(wait).toBeGreaterThan(0);
    expect(wait).toBeLessThanOrEqual(60);
    expect(answer.headers.get("ratelimit")).toBe(`"developer";r=0;t=${wait}`);
    // Another token, of the same developer even, has its own.
    const other = await tokenFor("developer", ["earnings:read"]);
    expect((await send(count, other, null)).body.count).toBe(4);
  });

  test("can be switched off", async () => {
    const { token } = await openRouteBench({ RATE_LIMITS: "off", RATE_LIMIT_DEVELOPER: "1" });
    const count = counter();
    await send(count, token, null);
    const answer = await send(count, token, null);
    expect(answer.status).toBe(201);
    expect(answer.headers.get("ratelimit")).toBeNull();
  });
});
