import { endpoint } from "@/app/_edge/endpoint";
import { revokePlatformTokenContract } from "@/contract/operator/access";
import { revokePlatformToken } from "@/operations/platform-tokens";

export const POST = endpoint(revokePlatformTokenContract, async (ctx, { token_id: tokenId }) => {
  const revokedAt = await revokePlatformToken(ctx, { tokenId });
  return { id: tokenId, revoked_at: revokedAt.toISOString() };
});

export { DELETE, GET, OPTIONS, PATCH, PUT } from "@/app/_edge/wrong-method";
