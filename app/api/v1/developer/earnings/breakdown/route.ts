import { endpoint } from "@/app/_edge/endpoint";
import { breakdownContract, breakdownToWire } from "@/contract/earnings/breakdown";
import { getBreakdown } from "@/operations/get-breakdown";
import { getEarningsSummary } from "@/operations/get-earnings-summary";

export const GET = endpoint(breakdownContract, async (ctx, { group_by: groupBy, ...asked }) => {
  const rows = await getBreakdown(ctx, { ...asked, groupBy });
  return breakdownToWire(await getEarningsSummary(ctx), rows, groupBy);
});

export { DELETE, OPTIONS, PATCH, POST, PUT } from "@/app/_edge/wrong-method";
