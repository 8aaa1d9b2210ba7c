import { describe, expect, test } from "vitest";
import { z } from "zod";
import type { Contract } from "@/contract/contract";
import { APP_URL, bearer, call, openRouteBench } from "../../local/testing-routes";
import { endpoint } from "./endpoint";

const base = {
  method: "POST",
  path: "/api/v1/echo",
  summary: "Says who asks",
  auth: { kinds: ["developer"], scope: "payouts:write" },
  response: z.object({ kind: z.string() }),
  successStatus: 200,
  refusals: [],
  example: { response: {} },
} as const satisfies Contract;

const PATH = base.path;
const write = endpoint(base, async (ctx) => ({ kind: ctx.actor.kind }));
const desk = endpoint(
  { ...base, auth: { kinds: ["operator"], scope: "operate" } },
  async (ctx) => ({ kind: ctx.actor.kind }),
);
const inPerson = endpoint({ ...base, auth: { ...base.auth, sessionOnly: true } }, async (ctx) => ({
  kind: ctx.actor.kind,
}));

describe("401 without a credential that is alive", () => {
  test.each([
    {},
    { authorization: "" },
    { authorization: "Bearer" },
    { authorization: "Bearer trib_dev_nobody" },
    { authorization: "Basic dHJpYjp0cmli" },
    { cookie: "quota_session=forged" },
    { cookie: "quota_session=" },
  ])("%j", async (headers) => {
    await openRouteBench();
    const answer = await call(write, PATH, { method: "POST", headers: new Headers(headers) });
    expect(answer.status).toBe(401);
    expect(answer.headers.get("www-authenticate")).toBe("Bearer");
  });

  test("a dead token is not saved by a living cookie", async () => {
    const { session, developerId } = await openRouteBench();
    const cookie = await session({ role: "developer", developer_id: developerId });
    const headers = { ...bearer("trib_dev_dead"), cookie };
    expect((await call(write, PATH, { method: "POST", headers })).status).toBe(401);
  });

  test("a session that names a developer of another database", async () => {
    const { session } = await openRouteBench();
    const cookie = await session({ role: "developer", developer_id: "dev_elsewhere" });
    expect((await call(write, PATH, { method: "POST", headers: { cookie } })).status).toBe(401);
  });

  test("a session of an operator who is none any more", async () => {
    const { session } = await openRouteBench();
    const cookie = await session({ role: "operator", email: "left@the.company" });
    expect((await call(desk, PATH, { method: "POST", headers: { cookie } })).status).toBe(401);
  });
});

describe("403 for the wrong kind, scope or way", () => {
  test("a developer's token without the scope, and with it", async () => {
    const { tokenFor } = await openRouteBench();
    const poor = bearer(await tokenFor("developer", ["earnings:read"]));
    const rich = bearer(await tokenFor("developer", ["payouts:write"]));
    const refused = await call(write, PATH, { method: "POST", headers: poor });
    expect(refused.status).toBe(403);
    expect(refused.body.detail).toBe("This token lacks the scope payouts:write.");
    expect((await call(write, PATH, { method: "POST", headers: rich })).status).toBe(200);
  });

  test("each kind at a door of another", async () => {
    const { tokenFor } = await openRouteBench();
    const service = bearer(await tokenFor("service", ["usage:write"]));
    const operator = bearer(await tokenFor("operator", ["operate"]));
    const developer = bearer(await tokenFor("developer", ["payouts:write"]));
    const status = async (handler: typeof write, headers: Record<string, string>) =>
      (await call(handler, PATH, { method: "POST", headers })).status;
    expect(await status(write, service)).toBe(403);
    expect(await status(write, operator)).toBe(403);
    expect(await status(desk, developer)).toBe(403);
    expect(await status(desk, service)).toBe(403);
    expect(await status(desk, operator)).toBe(200);
  });

  test("a token where only a person may go", async () => {
    const { tokenFor, session, developerId } = await openRouteBench();
    const token = bearer(await tokenFor("developer", ["payouts:write"]));
    const cookie = await session({ role: "developer", developer_id: developerId });
    expect((await call(inPerson, PATH, { method: "POST", headers: token })).status).toBe(403);
    expect((await call(inPerson, PATH, { method: "POST", headers: { cookie } })).status).toBe(200);
  });
});

describe("a write with the cookie", () => {
  const ours: Record<string, string>[] = [
    {},
    { origin: APP_URL },
    { "sec-fetch-site": "same-origin" },
    { "sec-fetch-site": "none" },
    { origin: "http://localhost:4000", host: "localhost:4000" },
  ];
  test.each(ours)("passes from our own pages and scripts: %j", async (sent) => {
    const { session, developerId } = await openRouteBench();
    const cookie = await session({ role: "developer", developer_id: developerId });
    const headers = { cookie: `other=1; ${cookie}`, ...sent };
    expect((await call(write, PATH, { method: "POST", headers })).status).toBe(200);
  });

  const foreign: Record<string, string>[] = [
    { origin: "https://evil.test" },
    { origin: "null" },
    { origin: `${APP_URL}.evil.test` },
    { "sec-fetch-site": "cross-site" },
    { "sec-fetch-site": "same-site" },
    { origin: APP_URL, "sec-fetch-site": "cross-site" },
  ];
  test.each(foreign)("is 403 from another site: %j", async (sent) => {
    const { session, developerId } = await openRouteBench();
    const cookie = await session({ role: "developer", developer_id: developerId });
    const answer = await call(write, PATH, { method: "POST", headers: { cookie, ...sent } });
    expect(answer.status).toBe(403);
    expect(answer.body.code).toBe("foreign_origin");
  });

  test("a read passes from anywhere, and so does a token", async () => {
    const { session, developerId, tokenFor } = await openRouteBench();
    const cookie = await session({ role: "developer", developer_id: developerId });
    const evil = { origin: "https://evil.test", "sec-fetch-site": "cross-site" };
    const read = await call(write, PATH, { headers: { cookie, ...evil } });
    expect(read.status).toBe(200);
    const token = bearer(await tokenFor("developer", ["payouts:write"]));
    const scripted = await call(write, PATH, { method: "POST", headers: { ...token, ...evil } });
    expect(scripted.status).toBe(200);
  });
});
