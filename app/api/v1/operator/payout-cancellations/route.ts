import { endpoint } from "@/app/_edge/endpoint";
import { cancelPayoutContract } from "@/contract/operator/safety";
import { cancelPayout } from "@/operations/cancel-payout";

export const POST = endpoint(cancelPayoutContract, async (ctx, wish) => {
  const { developer_id: developerId, payout_id: payoutId, reason } = wish;
  await cancelPayout(ctx, { developerId, payoutId, reason });
  return { done: true } as const;
});

export { DELETE, GET, OPTIONS, PATCH, PUT } from "@/app/_edge/wrong-method";
