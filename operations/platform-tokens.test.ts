import { expect, test } from "vitest";
import { addDeveloper, createTestContext, createTestDatabase, noGateway } from "@/local/testing";
import { authenticateToken } from "./authenticate-token";
import { createToken } from "./create-token";
import { listAuditLog } from "./list-audit-log";
import { listPlatformTokens, revokePlatformToken } from "./platform-tokens";

test("a platform's token is listed with its maker, speaks for them, and ends", async () => {
  const database = await createTestDatabase();
  const ctx = createTestContext(database.db, noGateway, { kind: "operator", name: "ann@x.test" });
  const { developerId } = await addDeveloper(ctx.db);
  const order = { developerId: null, name: "script", scopes: ["desk:read"] } as const;
  const { id, token } = await createToken(ctx, { ...order, kind: "operator" });
  const theirs = { kind: "developer", developerId, name: "x", scopes: ["earnings:read"] } as const;
  const own = await createToken(ctx, theirs);

  expect(await listPlatformTokens(ctx)).toMatchObject([
    { id, name: "script", createdBy: "ann@x.test" },
  ]);
  expect((await authenticateToken(ctx, { token }))?.actor).toEqual({
    kind: "operator",
    isProgram: true,
    name: "script",
    behind: "ann@x.test",
  });
  await revokePlatformToken(ctx, { tokenId: id });
  expect(await authenticateToken(ctx, { token })).toBeNull();
  expect(await listPlatformTokens(ctx)).toEqual([]);
  for (const tokenId of [id, own.id]) {
    const gone = revokePlatformToken(ctx, { tokenId });
    await expect(gone).rejects.toMatchObject({ code: "not_found" });
  }
  expect((await listAuditLog(ctx, { limit: 5 })).entries.map(({ action }) => action)).toEqual([
    "token.revoke",
    "token.create",
  ]);
  await database.close();
});
