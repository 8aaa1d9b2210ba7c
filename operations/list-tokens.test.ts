import { expect, test } from "vitest";
import { addOwnContext, suiteDatabase } from "@/local/testing";
import { authenticateToken } from "./authenticate-token";
import { createToken } from "./create-token";
import { listTokens } from "./list-tokens";
import { revokeToken } from "./revoke-token";

const database = suiteDatabase();

async function developer() {
  const { ctx } = await addOwnContext(database().db);
  const issue = (name: string, expiresAt: Date | null = null) =>
    createToken(ctx, { ...ctx.actor, name, scopes: ["earnings:read"], expiresAt });
  return { ctx, issue };
}

test("one's own that live, newest first and page by page, never the secret", async () => {
  const { ctx, issue } = await developer();
  await (await developer()).issue("somebody else's");
  const until = new Date("2999-01-01T00:00:00.000Z");
  const made = [await issue("a"), await issue("b", until), await issue("c"), await issue("d")];
  await revokeToken(ctx, { tokenId: made[2]?.id ?? "" });

  const all = await listTokens(ctx, { limit: 10 });
  expect(all.tokens.map(({ name }) => name)).toEqual(["d", "b", "a"]);
  expect(all).toMatchObject({ total: 3, next: null });
  expect(all.tokens[1]).toMatchObject({ expiresAt: until, scopes: ["earnings:read"] });
  for (const { token } of made) expect(JSON.stringify(all)).not.toContain(token.slice(10));

  const first = await listTokens(ctx, { limit: 2 });
  const rest = await listTokens(ctx, { limit: 2, after: first.next ?? undefined });
  expect([...first.tokens, ...rest.tokens]).toEqual(all.tokens);
});

test("the list says when a token was used last", async () => {
  const { ctx, issue } = await developer();
  const { token } = await issue("a");
  expect((await listTokens(ctx, { limit: 1 })).tokens[0]?.lastUsedAt).toBeNull();
  await authenticateToken(ctx, { token });
  expect((await listTokens(ctx, { limit: 1 })).tokens[0]?.lastUsedAt).toBeInstanceOf(Date);
});
