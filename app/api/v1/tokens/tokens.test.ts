import { describe, expect, test } from "vitest";
import { createTokenContract } from "@/contract/tokens/tokens";
import { bearer, call, openRouteBench } from "@/local/testing-routes";
import { DELETE as revoke } from "./[id]/route";
import { POST as create, GET as list } from "./route";

const PATH = "/api/v1/tokens";
const JSON_BODY = { "content-type": "application/json" };

async function open() {
  const bench = await openRouteBench();
  const claim = { role: "developer", developer_id: bench.developerId };
  const cookie = { cookie: await bench.session(claim) };
  const post = (body: unknown, headers: Record<string, string> = cookie) =>
    call(create, PATH, {
      method: "POST",
      headers: { ...JSON_BODY, ...headers },
      body: JSON.stringify(body),
    });
  const end = (id: string, headers: Record<string, string> = cookie) => {
    const ask = (request: Request) => revoke(request, { params: Promise.resolve({ id }) });
    return call(ask, `${PATH}/${id}`, { method: "DELETE", headers });
  };
  return { ...bench, cookie, post, end };
}

describe("200 and 201", () => {
  test("a token's whole life: shown once, used, listed, revoked", async () => {
    const { post, end, cookie } = await open();
    const made = await post(createTokenContract.example.request);
    expect(made.status).toBe(201);
    expect(made.body).toEqual({
      id: expect.stringMatching(/^tok_/),
      name: "Nightly report",
      scopes: ["earnings:read"],
      created_at: expect.stringMatching(/Z$/),
      expires_at: null,
      last_used_at: null,
      token: expect.stringMatching(/^trib_dev_/),
    });
    const { token, ...rest } = made.body;
    const own = bearer(String(token));
    expect((await call(list, PATH, { headers: own })).status).toBe(200);
    const { body } = await call(list, PATH, { headers: cookie });
    expect(body.tokens).toContainEqual({
      ...rest,
      last_used_at: expect.stringMatching(/Z$/),
    });
    expect(JSON.stringify(body)).not.toContain(String(token));

    const id = String(rest.id);
    const ended = await end(id);
    expect(ended).toMatchObject({ status: 200, body: { id } });
    expect((await end(id)).body).toEqual(ended.body);
    expect((await call(list, PATH, { headers: own })).status).toBe(401);
  });

  test("an end in the future is kept", async () => {
    const { post } = await open();
    const wish = { name: "Short", scopes: ["earnings:read"], expires_at: "2999-01-01T00:00:00Z" };
    expect((await post(wish)).body).toMatchObject({ expires_at: "2999-01-01T00:00:00.000Z" });
  });
});

describe("403", () => {
  test("a token makes no tokens, whatever its scopes", async () => {
    const { post, tokenFor } = await open();
    const token = await tokenFor("developer", ["settings:write", "earnings:read"]);
    expect((await post(createTokenContract.example.request, bearer(token))).status).toBe(403);
  });

  test("nor does another site with our cookie", async () => {
    const { post, cookie } = await open();
    const headers = { ...cookie, origin: "https://evil.example" };
    expect((await post(createTokenContract.example.request, headers)).status).toBe(403);
  });

  test("a token that may only read revokes nothing", async () => {
    const { post, end, token } = await open();
    const { body } = await post(createTokenContract.example.request);
    expect((await end(String(body.id), bearer(token))).status).toBe(403);
  });
});

describe("404", () => {
  test.each(["tok_of_nobody", "x".repeat(200)])("%s", async (id) => {
    const { end } = await open();
    expect((await end(id)).status).toBe(404);
  });
});

describe("422 names the fields", () => {
  test.each([
    [{}, ["name", "scopes"]],
    [{ name: "", scopes: [] }, ["name", "scopes"]],
    [{ name: "x", scopes: ["usage:write"] }, ["scopes.0"]],
    [{ name: "x", scopes: ["operate"] }, ["scopes.0"]],
    [{ name: "x", scopes: ["earnings:read", "earnings:read"] }, ["scopes"]],
    [{ name: "x", scopes: ["earnings:read"], expires_at: "2020-01-01T00:00:00Z" }, ["expires_at"]],
    [{ name: "x", scopes: ["earnings:read"], expires_at: "2999-01-01" }, ["expires_at"]],
  ])("%j", async (body, paths) => {
    const { post } = await open();
    const answer = await post(body);
    expect(answer.status).toBe(422);
    expect(answer.body.errors).toMatchObject(paths.map((path) => ({ path })));
  });
});
