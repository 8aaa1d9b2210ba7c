import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { query } from "@/db/client";
import { digest } from "@/db/ids";
import type { TokenKind } from "@/domain/access/scopes";
import { addDeveloper, createTestContext, noGateway, suiteDatabase } from "../local/testing";
import type { Actor } from "./context";
import { createToken } from "./create-token";

const database = suiteDatabase();

const as = (actor: Actor) => createTestContext(database().db, noGateway, actor);
const operator = { kind: "operator", name: "ops" } as const;

test.each([
  ["developer", "earnings:read", /^trib_dev_[\w-]{43}$/],
  ["service", "usage:write", /^trib_svc_[\w-]{43}$/],
  ["operator", "operate", /^trib_op_[\w-]{43}$/],
] as const)("a %s token says what it is and is kept only as a hash", async (kind, scope, form) => {
  const { developerId } = await addDeveloper(database().db);
  const owner = kind === "developer" ? developerId : null;
  const order = { kind, developerId: owner, name: "t", scopes: [scope] };
  const { id, token } = await createToken(as(operator), order);
  expect(token).toMatch(form);
  const kept = await query(database().db, sql`select * from access_tokens where id = ${id}`);
  expect(JSON.stringify(kept)).not.toContain(token.slice(10));
});

test("done again as the same work, it is the same token with a newer secret", async () => {
  const { developerId } = await addDeveloper(database().db);
  const ctx = { ...as(operator), workId: `work_${"0b".repeat(16)}` };
  const order = { kind: "developer", developerId, name: "t", scopes: [] } as const;
  const first = await createToken(ctx, order);
  const second = await createToken(ctx, order);
  expect(second.id).toBe(first.id);
  const kept = await query(
    database().db,
    sql`select hash from access_tokens where developer_id = ${developerId}`,
  );
  expect(kept).toEqual([{ hash: digest(second.token) }]);
});

test("a developer makes developer tokens for themselves only", async () => {
  const mine = await addDeveloper(database().db);
  const other = await addDeveloper(database().db);
  const ctx = as({ kind: "developer", developerId: mine.developerId });
  const order = (kind: TokenKind, developerId: string | null) =>
    createToken(ctx, { kind, developerId, name: "t", scopes: [] });
  await expect(order("developer", other.developerId)).rejects.toMatchObject({ code: "forbidden" });
  await expect(order("service", null)).rejects.toMatchObject({ code: "forbidden" });
  await expect(order("operator", null)).rejects.toMatchObject({ code: "forbidden" });
  expect((await order("developer", mine.developerId)).token).toMatch(/^trib_dev_/);
});

test("the gateway makes no tokens at all", async () => {
  const order = { kind: "service", developerId: null, name: "t", scopes: [] } as const;
  const service = as({ kind: "service", tokenId: "tok_1" });
  await expect(createToken(service, order)).rejects.toMatchObject({ code: "forbidden" });
});

test("a scope of another kind is refused by name", async () => {
  const { developerId } = await addDeveloper(database().db);
  const ctx = as({ kind: "developer", developerId });
  const order = { kind: "developer", developerId, name: "t", scopes: ["usage:write"] } as const;
  await expect(createToken(ctx, order)).rejects.toMatchObject({
    code: "invalid_field",
    facts: { faults: [{ path: "scopes" }] },
  });
});
