import { endpoint } from "@/app/_edge/endpoint";
import { answerMoneyAction } from "@/app/_edge/money-answer";
import { writeOffContract } from "@/contract/operator/money";

export const POST = endpoint(writeOffContract, async (ctx, wish) => {
  const { developer_id: developerId, id, reason } = wish;
  return answerMoneyAction(ctx, { kind: "write_off", developerId, id, reason }, wish);
});

export { DELETE, GET, OPTIONS, PATCH, PUT } from "@/app/_edge/wrong-method";
