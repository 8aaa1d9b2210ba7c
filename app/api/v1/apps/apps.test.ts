import { describe, expect, test } from "vitest";
import { createAppContract } from "@/contract/apps/apps";
import { addDeveloper } from "@/local/testing";
import { bearer, call, openRouteBench } from "@/local/testing-routes";
import { GET as markups } from "./[id]/markups/route";
import { PATCH as change, GET as get } from "./[id]/route";
import { POST as create, GET as list } from "./route";

const PATH = "/api/v1/apps";

async function open() {
  const bench = await openRouteBench();
  const token = await bench.tokenFor("developer", ["earnings:read", "apps:write"]);
  const ask = (handler: typeof get, method: string, id: string, body?: unknown) =>
    call((request) => handler(request, { params: Promise.resolve({ id }) }), `${PATH}/${id}`, {
      method,
      headers: { ...bearer(token), "content-type": "application/json" },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  return { ...bench, ask };
}

describe("200 and 201", () => {
  test("an app's whole life", async () => {
    const { ask } = await open();
    const made = await ask(create, "POST", "", createAppContract.example.request);
    expect(made.status).toBe(201);
    expect(made.body).toEqual({
      id: expect.stringMatching(/^app_[0-9a-f]{32}$/),
      name: "Travel planner",
      markup_bps: 2_000,
      created_at: expect.stringMatching(/Z$/),
    });
    const id = String(made.body.id);
    expect((await ask(get, "GET", id)).body).toEqual(made.body);
    const changed = await ask(change, "PATCH", id, { markup_bps: 2_500 });
    expect(changed.body).toEqual({ ...made.body, markup_bps: 2_500 });
    expect((await ask(markups, "GET", id)).body).toEqual({
      markups: [
        { markup_bps: 2_500, effective_from: expect.stringMatching(/Z$/) },
        { markup_bps: 2_000, effective_from: null },
      ],
      count: 2,
      total: 2,
      next_cursor: null,
    });
    const all = await ask(list, "GET", "");
    expect(all.body).toMatchObject({ apps: [changed.body, { name: "App" }], count: 2, total: 2 });
  });
});

describe("403", () => {
  test("a token that may only read", async () => {
    const { token } = await openRouteBench();
    const init = { method: "POST", headers: bearer(token), body: "{}" };
    expect((await call(create, PATH, init)).status).toBe(403);
  });
});

describe("404", () => {
  test("somebody else's app, and one that never was", async () => {
    const { ask, ctx } = await open();
    const { appId } = await addDeveloper(ctx.db);
    for (const id of [appId, "app_of_nobody"]) {
      expect((await ask(get, "GET", id)).status).toBe(404);
      expect((await ask(change, "PATCH", id, { name: "x" })).status).toBe(404);
      expect((await ask(markups, "GET", id)).status).toBe(404);
    }
  });
});

describe("422 names the fields", () => {
  test.each([
    [{}, ["name", "markup_bps"]],
    [{ name: "", markup_bps: 1 }, ["name"]],
    [{ name: "x".repeat(101), markup_bps: 1 }, ["name"]],
    [{ name: "nul\u0000", markup_bps: 1 }, ["name"]],
    [{ name: "x", markup_bps: 4_001 }, ["markup_bps"]],
    [{ name: "x", markup_bps: -1 }, ["markup_bps"]],
    [{ name: "x", markup_bps: 12.5 }, ["markup_bps"]],
    [{ name: "x", markup_bps: "2000" }, ["markup_bps"]],
  ])("%j", async (body, paths) => {
    const { ask } = await open();
    const answer = await ask(create, "POST", "", body);
    expect(answer.status).toBe(422);
    expect(answer.body.errors).toMatchObject(paths.map((path) => ({ path })));
  });
});
