import { endpoint } from "@/app/_edge/endpoint";
import { closeFindingContract } from "@/contract/operator/actions";
import { closeFinding } from "@/operations/close-finding";

export const POST = endpoint(closeFindingContract, async (ctx, wish) => {
  await closeFinding(ctx, { findingId: wish.finding_id, reason: wish.reason });
  return { said: "Closed." };
});

export { DELETE, GET, OPTIONS, PATCH, PUT } from "@/app/_edge/wrong-method";
