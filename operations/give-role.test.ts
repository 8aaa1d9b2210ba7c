import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { query } from "@/db/client";
import { listOperators } from "@/db/queries/operators";
import { createTestContext, createTestDatabase, noGateway } from "@/local/testing";
import { authenticateSession } from "./authenticate-session";
import { giveRole, takeRole } from "./give-role";

async function desk() {
  const database = await createTestDatabase();
  const actor = { kind: "operator", name: "root@x.test" } as const;
  return { database, ctx: createTestContext(database.db, noGateway, actor) };
}

test("a role is given, changed and taken; sessions and the audit log know", async () => {
  const { database, ctx } = await desk();
  const scopesOf = async () =>
    (await authenticateSession(ctx, { role: "operator", name: "ann@x.test", isNamed: false }))
      ?.scopes;
  expect(await scopesOf()).toBeUndefined();
  await giveRole(ctx, { email: "Ann@X.test", role: "operator" });
  expect(await scopesOf()).toEqual(["desk:read", "operate"]);
  await giveRole(ctx, { email: "ann@x.test", role: "admin" });
  expect(await listOperators(ctx.db)).toMatchObject([
    { email: "ann@x.test", role: "admin", addedBy: "operator:root@x.test" },
  ]);
  await takeRole(ctx, { email: "ann@x.test" });
  expect(await scopesOf()).toBeUndefined();
  await expect(takeRole(ctx, { email: "ann@x.test" })).rejects.toMatchObject({ code: "not_found" });
  expect(await query(ctx.db, sql`select action from audit_log order by at, id`)).toEqual([
    { action: "operator.role" },
    { action: "operator.role" },
    { action: "operator.remove" },
  ]);
  await database.close();
});

test("nobody changes their own role, by a token of theirs neither", async () => {
  const { database, ctx } = await desk();
  const own = { email: "Root@x.test", role: "viewer" } as const;
  await expect(giveRole(ctx, own)).rejects.toMatchObject({ code: "invalid_field" });
  const token = { kind: "operator", name: "script", behind: "root@x.test" } as const;
  await expect(takeRole({ ...ctx, actor: token }, own)).rejects.toMatchObject({
    code: "invalid_field",
  });
  await database.close();
});
