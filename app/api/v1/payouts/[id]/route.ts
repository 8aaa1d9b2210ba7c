import { endpoint } from "@/app/_edge/endpoint";
import { payoutWords } from "@/app/_edge/payout-words";
import { getPayoutContract } from "@/contract/payouts/payout";
import { payoutDetailToWire } from "@/contract/payouts/payout-wire";
import { explainPayout } from "@/operations/explain-payout";

export const GET = endpoint(getPayoutContract, async (ctx, asked) => {
  const { id: payoutId, limit, cursor: after } = asked;
  const explained = await explainPayout(ctx, { payoutId, limit, after });
  return payoutDetailToWire(explained, payoutWords(explained));
});

export { DELETE, OPTIONS, PATCH, POST, PUT } from "@/app/_edge/wrong-method";
