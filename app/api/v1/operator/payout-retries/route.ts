import { retryToWire } from "@/app/_edge/desk-answers";
import { endpoint } from "@/app/_edge/endpoint";
import { retryPayoutContract } from "@/contract/operator/actions";
import { retryPayout } from "@/operations/retry-payout";

export const POST = endpoint(retryPayoutContract, async (ctx, { payout_id: payoutId }) =>
  retryToWire(await retryPayout(ctx, { payoutId })),
);

export { DELETE, GET, OPTIONS, PATCH, PUT } from "@/app/_edge/wrong-method";
