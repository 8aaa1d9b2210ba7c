import { endpoint } from "@/app/_edge/endpoint";
import {
  developersEarningsContract,
  developersEarningsToWire,
} from "@/contract/earnings/developers-earnings";
import { getEarningsSummary } from "@/operations/get-earnings-summary";
import { listPayouts } from "@/operations/list-payouts";

export const GET = endpoint(developersEarningsContract, async (ctx) => {
  const [summary, { payouts }] = await Promise.all([
    getEarningsSummary(ctx),
    listPayouts(ctx, { limit: 20, offset: 0 }),
  ]);
  return developersEarningsToWire(summary, payouts);
});

export { DELETE, OPTIONS, PATCH, POST, PUT } from "@/app/_edge/wrong-method";
