import { sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import type { Auth, Contract } from "@/contract/contract";
import { CONTRACTS } from "@/contract/registry";
import { OPERATOR_ROLES, SCOPES_OF_ROLE } from "@/domain/access/roles";
import { SCOPES_OF, TOKEN_KINDS, type TokenKind } from "@/domain/access/scopes";
import { createToken } from "@/operations/create-token";
import { forSuite } from "../../local/testing-ends";
import { bearer } from "../../local/testing-routes";
import { ask } from "../../local/testing-surface";
import { type Inhabitant, openWorld } from "../../local/testing-world";

/** Every path × every kind of credential, through the handlers that Next serves. */
const world = forSuite(openWorld);

type Guarded = Contract & { readonly auth: Auth };

const guarded = CONTRACTS.filter((one): one is Guarded => one.auth !== null);
const named = guarded.map((one) => [`${one.method} ${one.path}`, one] as const);
const forDevelopers = guarded.filter(({ auth }) => auth.kinds.includes("developer"));
const withObject = forDevelopers
  .filter(({ path }) => path.includes("{"))
  .map((one) => [`${one.method} ${one.path}`, one] as const);

/** A foreign site's page, as a browser says it. */
const FOREIGN = { origin: "https://evil.test", "sec-fetch-site": "cross-site" };

interface Verdict {
  readonly status: number;
  readonly code: unknown;
}

async function verdict(contract: Contract, headers: Record<string, string>): Promise<Verdict> {
  const answer = await ask(contract, { headers, params: paramsFor(contract, world().ours) });
  const { code } = await answer.json();
  return { status: answer.status, code };
}

/** The developer's own object in a path like `/api/v1/apps/{id}`. */
function paramsFor({ path }: Contract, whose: Inhabitant): Record<string, string> {
  const found = /([\w-]+)\/\{(\w+)\}/.exec(path);
  if (!found) return {};
  const [, collection = "", name = ""] = found;
  const id = whose.objects[collection];
  if (!id) throw new Error(`local/testing-world.ts knows no object for ${path}`);
  return { [name]: id };
}

const issue = (kind: TokenKind, scopes: readonly string[], expiresAt: Date | null = null) => {
  const { ctx, ours } = world();
  const developerId = kind === "developer" ? ours.developerId : null;
  const actor = { kind: "system", name: "test" } as const;
  return createToken({ ...ctx, actor }, { kind, developerId, name: "matrix", scopes, expiresAt });
};

const isLetIn = ({ status, code }: Verdict) =>
  status !== 401 && status !== 403 && code !== "internal_error";

describe.each(named)("%s", (_, contract) => {
  const { auth } = contract;
  const dead = { status: 401, code: "unauthenticated" };
  const forbidden = { status: 403, code: "forbidden" };

  test("asks for a credential that is alive", async () => {
    const expired = await issue(auth.kinds[0] ?? "developer", [auth.scope], new Date(0));
    const revoked = await issue(auth.kinds[0] ?? "developer", [auth.scope]);
    await world().ctx.db.execute(sql`update access_tokens set revoked_at = clock_timestamp()
      where id = ${revoked.id}`);
    expect(await verdict(contract, {})).toEqual(dead);
    expect(await verdict(contract, { authorization: "Bearer x" })).toEqual(dead);
    expect(await verdict(contract, bearer(`trib_dev_${"x".repeat(43)}`))).toEqual(dead);
    expect(await verdict(contract, { cookie: "quota_session=garbage" })).toEqual(dead);
    expect(await verdict(contract, bearer(expired.token))).toEqual(dead);
    expect(await verdict(contract, bearer(revoked.token))).toEqual(dead);
  });

  test.each(TOKEN_KINDS)("for a %s's token", async (kind) => {
    const all = SCOPES_OF[kind];
    const isFor = auth.kinds.includes(kind) && !auth.sessionOnly;
    const full = await verdict(contract, bearer((await issue(kind, all)).token));
    if (isFor) expect(isLetIn(full)).toBe(true);
    else expect(full).toEqual(forbidden);

    const without = all.filter((scope) => scope !== auth.scope);
    const poor = await verdict(contract, bearer((await issue(kind, without)).token));
    const needsIt = kind === "developer" || without.length < all.length;
    if (isFor && !needsIt) expect(isLetIn(poor)).toBe(true);
    else expect(poor).toEqual(forbidden);
  });

  test.each(["developer", "operator"] as const)("for a %s's cookie", async (kind) => {
    const { ours, operatorCookie } = world();
    const cookie = kind === "developer" ? ours.cookie : operatorCookie;
    const mayEnter = auth.kinds.includes(kind);
    const own = await verdict(contract, { cookie });
    if (mayEnter) expect(isLetIn(own)).toBe(true);
    else expect(own).toEqual(forbidden);

    const foreign = await verdict(contract, { cookie, ...FOREIGN });
    if (contract.method !== "GET") expect(foreign.code).toBe("foreign_origin");
    else if (mayEnter) expect(isLetIn(foreign)).toBe(true);
    else expect(foreign).toEqual(forbidden);
  });
});

describe("the desk's roles", () => {
  const ofDesk = guarded.filter(({ auth }) => auth.kinds.includes("operator"));
  const paths = ofDesk.map((one) => [`${one.method} ${one.path}`, one] as const);

  test.each(paths)("may or may not: %s", async (_, contract) => {
    const { auth } = contract;
    const wanted: readonly string[] = [auth.scope];
    const forbidden = { status: 403, code: "forbidden" };
    for (const role of OPERATOR_ROLES) {
      const scopes = SCOPES_OF_ROLE[role];
      const may = scopes.some((scope) => wanted.includes(scope));
      const byCookie = await verdict(contract, { cookie: await world().cookieOf(role) });
      if (may) expect(isLetIn(byCookie), `${role}'s cookie`).toBe(true);
      else expect(byCookie, `${role}'s cookie`).toEqual(forbidden);

      const byToken = await verdict(contract, bearer((await issue("operator", scopes)).token));
      if (may && !auth.sessionOnly) expect(isLetIn(byToken), `${role}'s token`).toBe(true);
      else expect(byToken, `${role}'s token`).toEqual(forbidden);
    }
  });

  test("leave a viewer nothing but reading, and every reading", () => {
    const forViewers = ofDesk.filter(({ auth }) => auth.scope === "desk:read");
    expect(new Set(forViewers.map(({ method }) => method))).toEqual(new Set(["GET"]));
    const reading = ofDesk.filter(({ method }) => method === "GET");
    expect(reading.filter((one) => !forViewers.includes(one))).toEqual([]);
  });

  test("end with the place at the desk, in the middle of a session", async () => {
    const { ctx, cookieOf } = world();
    const cookie = await cookieOf("viewer");
    const contract = ofDesk.find(({ auth }) => auth.scope === "desk:read");
    if (!contract) throw new Error("the desk reads nothing");
    expect(isLetIn(await verdict(contract, { cookie }))).toBe(true);
    await ctx.db.execute(sql`update operators set removed_at = business_now()`);
    expect((await verdict(contract, { cookie })).status).toBe(401);
  });
});

describe("somebody else's object", () => {
  test.each(withObject)("is not there: %s", async (_, contract) => {
    const { ours, theirs } = world();
    const cookie = { cookie: ours.cookie };
    const unknown = { params: { ...paramsFor(contract, ours) }, headers: cookie };
    const own = await ask(contract, unknown);
    const others = await ask(contract, { params: paramsFor(contract, theirs), headers: cookie });
    if (own.status === 501) expect(others.status).toBe(501);
    else expect([others.status, (await others.json()).code]).toEqual([404, "not_found"]);
  });
});

describe("what a developer reads", () => {
  const reads = forDevelopers.filter(({ method }) => method === "GET");

  test("is full of their own and never names another", async () => {
    const { ours, theirs } = world();
    for (const [me, other] of [
      [ours, theirs],
      [theirs, ours],
    ] as const) {
      let everything = "";
      for (const contract of reads) {
        const params = paramsFor(contract, me);
        const answer = await ask(contract, { params, headers: { cookie: me.cookie } });
        everything += `${contract.path}: ${await answer.text()}\n`;
      }
      for (const secret of other.secrets) expect(everything).not.toContain(secret);
      for (const own of me.shown) expect(everything).toContain(own);
    }
  });
});
