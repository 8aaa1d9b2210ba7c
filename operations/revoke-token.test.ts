import { afterAll, beforeAll, expect, test } from "vitest";
import {
  addDeveloper,
  createTestContext,
  createTestDatabase,
  noGateway,
  type TestDatabase,
} from "@/local/testing";
import { authenticateToken } from "./authenticate-token";
import { createToken } from "./create-token";
import { revokeToken } from "./revoke-token";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());

async function developer() {
  const { developerId } = await addDeveloper(database.db);
  const actor = { kind: "developer", developerId } as const;
  const ctx = createTestContext(database.db, noGateway, actor);
  const issue = (name: string, expiresAt: Date | null = null) =>
    createToken(ctx, { ...actor, name, scopes: ["earnings:read"], expiresAt });
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
