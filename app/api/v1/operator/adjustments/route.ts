import { endpoint } from "@/app/_edge/endpoint";
import { creditsOf } from "@/contract/fields";
import { adjustEarningsContract } from "@/contract/operator/safety";
import { adjustEarnings } from "@/operations/correct-earnings";

export const POST = endpoint(adjustEarningsContract, async (ctx, wish) => {
  const { developer_id: developerId, amount_credits, id, reason } = wish;
  const amount = BigInt(amount_credits);
  return {
    amount_credits: creditsOf(await adjustEarnings(ctx, { developerId, id, reason, amount })),
  };
});

export { DELETE, GET, OPTIONS, PATCH, PUT } from "@/app/_edge/wrong-method";
