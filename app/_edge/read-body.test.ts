import { describe, expect, test } from "vitest";
import { z } from "zod";
import type { Contract } from "@/contract/contract";
import { credits, text, wholeNumber } from "@/contract/fields";
import { forSuite } from "../../local/testing-ends";
import { bearer, call, openRouteBench } from "../../local/testing-routes";
import { endpoint } from "./endpoint";

/** What is decided once about odd input, and told in the reference, holds on every path. */
const contract = {
  method: "POST",
  path: "/api/v1/odd",
  summary: "Says what it understood",
  auth: { kinds: ["developer"], scope: "earnings:read" },
  query: z.object({ limit: wholeNumber(-5, 100).optional() }),
  body: z.object({
    amount: credits.optional(),
    name: text(100).optional(),
    at: z.iso.datetime().optional(),
    any: z.unknown().optional(),
  }),
  response: z.looseObject({}),
  successStatus: 200,
  refusals: [],
  example: { response: {} },
} as const satisfies Contract;

const echo = endpoint(contract, async (_, input) => ({ ...input }));

const bench = forSuite(openRouteBench);

async function send(body: BodyInit | null, type: string | null = "application/json", query = "") {
  const { token } = bench();
  const headers = { ...bearer(token), ...(type === null ? {} : { "content-type": type }) };
  return call(echo, `${contract.path}${query}`, { method: "POST", headers, body });
}

const nested = (depth: number) => `{"any":${"[".repeat(depth - 1)}${"]".repeat(depth - 1)}}`;
const bytes = (...codes: number[]) => new Uint8Array(codes);

describe("a body", () => {
  const bodies: [string, BodyInit, number, object?][] = [
    ["of nothing is an empty object", "", 200, {}],
    ["with a byte-order mark", '\uFEFF{"name":"a"}', 200, { name: "a" }],
    ["with unknown members ignores them", '{"x":1,"name":"a"}', 200, { name: "a" }],
    ["with a name twice counts the last", '{"name":"a","name":"b"}', 200, { name: "b" }],
    ["with __proto__ leaves prototypes alone", '{"__proto__":{"name":"a"}}', 200, {}],
    ["that is an array", "[]", 422],
    ["that is null", "null", 422],
    ["that is a number", "1", 422],
    ["of blanks", "  ", 400],
    ["cut off", '{"name":', 400],
    ["with a comment", '{"name":"a"} // b', 400],
    ["with a trailing comma", '{"name":"a",}', 400],
    ["in single quotes", "{'name':'a'}", 400],
    ["of two values", "{}{}", 400],
    ["in UTF-16", bytes(0xff, 0xfe, 0x7b, 0x00, 0x7d, 0x00), 400],
    ["with invalid UTF-8", bytes(0x7b, 0xff, 0x7d), 400],
    ["with a cut-off UTF-8 sequence", bytes(0x22, 0xe2, 0x82, 0x22), 400],
    ["with half a surrogate pair", '{"name":"\\ud800"}', 422],
    ["with a whole one", '{"name":"\\ud83d\\ude00"}', 200, { name: "😀" }],
    ["with NUL", '{"name":"a\\u0000"}', 422],
    ["nested 32 deep", nested(32), 200],
    ["nested 33 deep", nested(33), 400],
    ["nested 20,000 deep", nested(20_000), 400],
    ["of 64 KiB", `{"x":"${"x".repeat(65_536 - 8)}"}`, 200, {}],
    ["of one byte more", `{"x":"${"x".repeat(65_536 - 7)}"}`, 413],
  ];
  test.each(bodies)("%s", async (...[, body, status, read]) => {
    const answer = await send(body);
    expect(answer.status).toBe(status);
    if (read) expect(answer.body).toEqual(read);
    if (status >= 400) expect(answer.headers.get("content-type")).toBe("application/problem+json");
  });
});

describe("a content type", () => {
  test.each([
    ["application/json", 200],
    ["application/json; charset=utf-8", 200],
    ["Application/JSON", 200],
    [" application/json ; x=y", 200],
    ["application/jsonx", 415],
    ["application/vnd.api+json", 415],
    ["text/plain", 415],
    ["application/x-www-form-urlencoded", 415],
    ["multipart/form-data; boundary=x", 415],
    ["__proto__", 415],
    ["", 415],
  ])("%j", async (type, status) => {
    expect((await send("{}", type)).status).toBe(status);
  });

  test("is asked for where there is a body only", async () => {
    expect((await send(bytes(0x7b, 0x7d), null)).status).toBe(415);
    expect((await send(null, null)).status).toBe(200);
    expect((await send("", "text/plain")).status).toBe(200);
  });
});

describe("a number", () => {
  test.each([
    ["1000", 1_000],
    ["1e3", 1_000],
    ["1000.0", 1_000],
    ["-5", -5],
    ["9007199254740991", Number.MAX_SAFE_INTEGER],
    ["9007199254740992", null],
    ["123456789012345678901234567890", null],
    ["1e400", null],
    ["0.5", null],
    ['"1000"', null],
    ["true", null],
    ["null", null],
    ["[1]", null],
  ])("%s in a body", async (written, read) => {
    const answer = await send(`{"amount":${written}}`);
    if (read === null) expect(answer.status).toBe(422);
    else expect(answer.body).toEqual({ amount: read });
  });

  test("negative zero is zero", async () => {
    expect((await send('{"amount":-0}')).body).toEqual({ amount: 0 });
    expect((await send("{}", "application/json", "?limit=-0")).body).toEqual({ limit: 0 });
  });

  test.each(["NaN", "01", "+1", "0x1"])("%s in a body is not JSON", async (written) => {
    expect((await send(`{"amount":${written}}`)).status).toBe(400);
  });

  test.each([
    ["limit=5", 5],
    ["limit=-5", -5],
    ["limit=007", 7],
    ["limit=5&limit=6", 5],
    ["limit=", null],
    ["limit", null],
    ["limit=NaN", null],
    ["limit=Infinity", null],
    ["limit=1e1", null],
    ["limit=5.0", null],
    ["limit=%205", null],
    ["limit=%2B5", null],
    ["limit=0x5", null],
    ["limit=%EF%BC%95", null],
    ["limit=99999999999999999999", null],
    ["limit=%00", null],
    ["limit=%FF", null],
    ["LIMIT=5", undefined],
  ])("?%s", async (query, read) => {
    const answer = await send("{}", "application/json", `?${query}`);
    if (read === null) expect(answer.status).toBe(422);
    else expect(answer.body).toEqual(read === undefined ? {} : { limit: read });
  });
});

describe("an instant", () => {
  test.each([
    ["2026-05-01T00:00:00Z", 200],
    ["2026-05-01T00:00:00.123456Z", 200],
    ["2026-02-29T00:00:00Z", 422],
    ["2026-05-01T24:00:00Z", 422],
    ["2026-05-01T00:00:00", 422],
    ["2026-05-01 00:00:00Z", 422],
    ["2026-05-01", 422],
    ["1777593600", 422],
    ["+012026-05-01T00:00:00Z", 422],
    ["", 422],
  ])("%j", async (at, status) => {
    expect((await send(JSON.stringify({ at }))).status).toBe(status);
  });
});

test("text of 10,000 characters is a bad field, not a broken server", async () => {
  const answer = await send(JSON.stringify({ name: "x".repeat(10_000) }));
  expect(answer.status).toBe(422);
  expect(answer.body.errors).toMatchObject([{ path: "name" }]);
});
