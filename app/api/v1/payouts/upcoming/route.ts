import { endpoint } from "@/app/_edge/endpoint";
import { foretellPayout } from "@/app/_edge/foretold-payout";
import { upcomingPayoutContract, upcomingPayoutToWire } from "@/contract/payouts/upcoming";
import { getUpcomingPayout } from "@/operations/get-upcoming-payout";

export const GET = endpoint(upcomingPayoutContract, async (ctx) => {
  const upcoming = await getUpcomingPayout(ctx);
  return upcomingPayoutToWire(foretellPayout(upcoming, await ctx.now(), ctx.appUrl), upcoming);
});

export { DELETE, OPTIONS, PATCH, POST, PUT } from "@/app/_edge/wrong-method";
