import { expect, test } from "vitest";
import { addOwnContext, suiteDatabase } from "@/local/testing";
import { authenticateToken } from "./authenticate-token";
import { createToken } from "./create-token";
import { revokeToken } from "./revoke-token";

const database = suiteDatabase();

async function developer() {
  const { ctx } = await addOwnContext(database().db);
  const issue = (name: string) =>
    createToken(ctx, { ...ctx.actor, name, scopes: ["earnings:read"], expiresAt: null });
  return { ctx, issue };
}

test("a revoked token is dead at once, and stays dead when revoked again", async () => {
  const { ctx, issue } = await developer();
  const { id, token } = await issue("a");
  expect(await authenticateToken(ctx, { token })).not.toBeNull();
  const revokedAt = await revokeToken(ctx, { tokenId: id });
  expect(await authenticateToken(ctx, { token })).toBeNull();
  expect(await revokeToken(ctx, { tokenId: id })).toEqual(revokedAt);
});

test("somebody else's token is not there and lives on", async () => {
  const [mine, other] = [await developer(), await developer()];
  const { id, token } = await other.issue("theirs");
  const refused = revokeToken(mine.ctx, { tokenId: id });
  await expect(refused).rejects.toMatchObject({ code: "not_found" });
  expect(await authenticateToken(mine.ctx, { token })).not.toBeNull();
});
