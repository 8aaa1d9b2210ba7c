import { endpoint } from "@/app/_edge/endpoint";
import { answerMoneyAction } from "@/app/_edge/money-answer";
import { adjustEarningsContract } from "@/contract/operator/money";

export const POST = endpoint(adjustEarningsContract, async (ctx, wish) => {
  const { developer_id: developerId, amount_credits, id, reason } = wish;
  const amount = BigInt(amount_credits);
  return answerMoneyAction(ctx, { kind: "adjustment", developerId, id, reason, amount }, wish);
});

export { DELETE, GET, OPTIONS, PATCH, PUT } from "@/app/_edge/wrong-method";
