import { endpoint } from "@/app/_edge/endpoint";
import { answerMoneyAction } from "@/app/_edge/money-answer";
import { cancelPayoutContract } from "@/contract/operator/money";

export const POST = endpoint(cancelPayoutContract, async (ctx, wish) => {
  const { developer_id: developerId, payout_id: payoutId, reason } = wish;
  const action = { kind: "payout_cancellation", developerId, payoutId, reason } as const;
  return answerMoneyAction(ctx, action, wish);
});

export { DELETE, GET, OPTIONS, PATCH, PUT } from "@/app/_edge/wrong-method";
