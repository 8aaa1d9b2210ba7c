import { endpoint } from "@/app/_edge/endpoint";
import { foretellPayout } from "@/app/_edge/foretold-payout";
import { payoutScheduleContract, payoutScheduleToWire } from "@/contract/settings/payout-schedule";
import { getPayoutSettings } from "@/operations/get-payout-settings";
import { getUpcomingPayout } from "@/operations/get-upcoming-payout";

export const GET = endpoint(payoutScheduleContract, async (ctx) => {
  const upcoming = await getUpcomingPayout(ctx);
  const foretold = foretellPayout(upcoming, await ctx.now(), ctx.appUrl);
  return payoutScheduleToWire(await getPayoutSettings(ctx), foretold);
});

export { DELETE, OPTIONS, PATCH, POST, PUT } from "@/app/_edge/wrong-method";
