import { endpoint } from "@/app/_edge/endpoint";
import { recordUsageContract, usageReportToWire } from "@/contract/usage/record-usage";
import { recordUsage } from "@/operations/record-usage";

export const POST = endpoint(recordUsageContract, async (ctx, { events }) =>
  usageReportToWire(await recordUsage(ctx, events)),
);

export { DELETE, GET, OPTIONS, PATCH, PUT } from "@/app/_edge/wrong-method";
