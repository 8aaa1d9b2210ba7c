import { endpoint } from "@/app/_edge/endpoint";
import { revokeTokenContract } from "@/contract/tokens/tokens";
import { revokeToken } from "@/operations/revoke-token";

export const DELETE = endpoint(revokeTokenContract, async (ctx, { id }) => {
  const revokedAt = await revokeToken(ctx, { tokenId: id });
  return { id, revoked_at: revokedAt.toISOString() };
});

export { GET, OPTIONS, PATCH, POST, PUT } from "@/app/_edge/wrong-method";
