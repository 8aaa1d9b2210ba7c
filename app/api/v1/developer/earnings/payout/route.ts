import { endpoint } from "@/app/_edge/endpoint";
import { payoutRequestToWire, requestPayoutContract } from "@/contract/payouts/request-payout";
import { requestPayout } from "@/operations/request-payout";

export const POST = endpoint(requestPayoutContract, async (ctx, { confirm }) =>
  payoutRequestToWire(await requestPayout(ctx, { confirmed: confirm === true })),
);

export { DELETE, GET, OPTIONS, PATCH, PUT } from "@/app/_edge/wrong-method";
