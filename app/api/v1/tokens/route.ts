import { endpoint } from "@/app/_edge/endpoint";
import { createTokenContract, listTokensContract } from "@/contract/tokens/tokens";
import { newTokenToWire, tokenListToWire } from "@/contract/tokens/wire";
import { createToken } from "@/operations/create-token";
import { listTokens } from "@/operations/list-tokens";

export const GET = endpoint(listTokensContract, async (ctx, { limit, cursor: after }) =>
  tokenListToWire(await listTokens(ctx, { limit, after })),
);
export const POST = endpoint(createTokenContract, async (ctx, wish) => {
  const { name, scopes, expires_at: expiresAt } = wish;
  const order = { ...ctx.actor, name, scopes, expiresAt };
  return newTokenToWire(wish, await createToken(ctx, order));
});
export { DELETE, OPTIONS, PATCH, PUT } from "@/app/_edge/wrong-method";
