import { endpoint } from "@/app/_edge/endpoint";
import { issuePlatformToken } from "@/app/_edge/platform-token";
import * as access from "@/contract/operator/access";
import {
  createPlatformTokenContract,
  listPlatformTokensContract,
} from "@/contract/operator/access";
import { listPlatformTokens } from "@/operations/platform-tokens";

export const GET = endpoint(listPlatformTokensContract, async (ctx) => ({
  tokens: (await listPlatformTokens(ctx)).map(access.platformTokenToWire),
}));
export const POST = endpoint(createPlatformTokenContract, (ctx, wish) =>
  issuePlatformToken(ctx, wish),
);
export { DELETE, OPTIONS, PATCH, PUT } from "@/app/_edge/wrong-method";
