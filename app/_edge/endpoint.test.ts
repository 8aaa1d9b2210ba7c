import { describe, expect, test } from "vitest";
import { z } from "zod";
import type { Contract } from "@/contract/contract";
import { text, wholeNumber } from "@/contract/fields";
import { Refusal } from "@/domain/refusals";
import { APP_URL, bearer, call, openRouteBench } from "../../local/testing-routes";
import { endpoint } from "./endpoint";

const echo = {
  method: "POST",
  path: "/api/v1/echo",
  summary: "Says what it was given",
  auth: { kinds: ["developer"], scope: "connect:write" },
  query: z.object({ limit: wholeNumber(1, 100).optional() }),
  body: z.object({ confirm: z.boolean().optional(), name: text(5).optional() }),
  response: z.object({ who: z.string(), given: z.record(z.string(), z.unknown()) }),
  successStatus: 201,
  refusals: [],
  example: { response: {} },
} as const satisfies Contract;

const handler = endpoint(echo, async (ctx, input) => ({
  who: ctx.actor.developerId,
  given: { ...input },
}));

const json = { "content-type": "application/json" };
const PATH = "/api/v1/echo";

function post(token: string, body?: string, headers: Record<string, string> = json) {
  const init = { method: "POST", headers: { ...bearer(token), ...headers } };
  return body === undefined ? init : { ...init, body };
}

describe("answers", () => {
  test("what the operation gave, under the contract's status, not to be kept", async () => {
    const { token, developerId } = await openRouteBench();
    const answer = await call(
      handler,
      `${PATH}?limit=7&x=1`,
      post(token, '{"confirm":true,"y":2}'),
    );
    expect(answer.status).toBe(201);
    expect(answer.body).toEqual({ who: developerId, given: { confirm: true, limit: 7 } });
    expect(answer.headers.get("cache-control")).toBe("no-store");
    expect(answer.headers.get("x-request-id")).toMatch(/^req_[0-9a-f]{32}$/);
  });

  test("a body of nothing is an empty object", async () => {
    const { token } = await openRouteBench();
    expect((await call(handler, PATH, post(token))).status).toBe(201);
  });

  test.each([
    ["trace-12345678", "trace-12345678"],
    ["short", /^req_/],
    [`bad id ${"x".repeat(20)}`, /^req_/],
  ])("the caller's request id %s", async (given, expected) => {
    const { token } = await openRouteBench();
    const init = post(token, "{}", { ...json, "x-request-id": given });
    const { headers } = await call(handler, PATH, init);
    expect(headers.get("x-request-id")).toMatch(expected);
  });
});

describe("refuses with a problem document", () => {
  test("every member is there, and the id is the header's", async () => {
    const { token } = await openRouteBench();
    const answer = await call(handler, PATH, post(token, '{"confirm":1,"name":"too long"}'));
    expect(answer.status).toBe(422);
    expect(answer.headers.get("content-type")).toBe("application/problem+json");
    expect(answer.body).toEqual({
      type: `${APP_URL}/docs/api#problem-invalid_field`,
      title: "Invalid fields",
      status: 422,
      detail: "Some fields are missing or out of range.",
      code: "invalid_field",
      request_id: answer.headers.get("x-request-id"),
      errors: [
        { path: "confirm", detail: expect.stringContaining("boolean") },
        { path: "name", detail: expect.stringContaining("5") },
      ],
    });
  });

  test.each([
    ["limit=0", "{}", json, 422],
    ["limit=101", "{}", json, 422],
    ["limit=1.5", "{}", json, 422],
    ["limit=", "{}", json, 422],
    ["limit=ten", "{}", json, 422],
    ["", '{"name":"a\\u0000"}', json, 422],
    ["", "[]", json, 422],
    ["", "null", json, 422],
    ["", "{", json, 400],
    ["", "\uFFFF{}", json, 400],
    ["", "confirm=true", { "content-type": "application/x-www-form-urlencoded" }, 415],
    ["", "{}", { "content-type": "text/plain" }, 415],
    ["", `{"name":"${"x".repeat(70_000)}"}`, json, 413],
  ])("case %#: ?%s", async (query, body, headers, status) => {
    const { token } = await openRouteBench();
    const answer = await call(handler, `${PATH}?${query}`, post(token, body, headers));
    expect(answer.status).toBe(status);
    expect(answer.body.status).toBe(status);
  });

  test("a body longer than it says is cut off", async () => {
    const { token } = await openRouteBench();
    const pieces = Array.from({ length: 20 }, () => new TextEncoder().encode("x".repeat(8_192)));
    const body = new ReadableStream({
      pull: (stream) => {
        const piece = pieces.pop();
        if (piece) stream.enqueue(piece);
        else stream.close();
      },
    });
    const init: RequestInit & { duplex: "half" } = { ...post(token), body, duplex: "half" };
    expect((await call(handler, PATH, init)).status).toBe(413);
    expect(pieces.length).toBeGreaterThan(5);
  });

  test("under /developers the second document's error object stands beside it", async () => {
    await openRouteBench();
    const { body } = await call(handler, "/developers/echo", { method: "POST" });
    expect(body).toMatchObject({
      code: "unauthenticated",
      error: { code: "unauthenticated", message: body.detail },
    });
  });

  test("under the code its contract renames it to", async () => {
    const { token } = await openRouteBench();
    const renames = { no_connected_account: "connect_not_started" } as const;
    const renaming = endpoint({ ...echo, renames }, async () => {
      throw new Refusal("no_connected_account");
    });
    const answer = await call(renaming, PATH, post(token));
    expect(answer.status).toBe(404);
    expect(answer.body).toMatchObject({ code: "not_found" });
  });
});

describe("what breaks inside stays inside", () => {
  test("an unknown error is a bland 500", async () => {
    const { token } = await openRouteBench();
    const breaking = endpoint(echo, async () => {
      throw new Error("password=hunter2");
    });
    const answer = await call(breaking, PATH, post(token));
    expect(answer.status).toBe(500);
    expect(answer.body).toMatchObject({ code: "internal_error" });
    expect(JSON.stringify(answer.body)).not.toContain("hunter2");
  });

  test("an answer that breaks its contract is never sent in a sandbox", async () => {
    const { token } = await openRouteBench();
    const wrong = endpoint(echo, async () => JSON.parse('{"who":1}'));
    expect((await call(wrong, PATH, post(token))).status).toBe(500);
  });
});
