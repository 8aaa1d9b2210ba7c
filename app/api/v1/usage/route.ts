import { endpoint } from "@/app/_edge/endpoint";
import { recordUsageContract, usageReportToWire } from "@/contract/usage/record-usage";
import { recordUsage } from "@/operations/record-usage";
import { countUsage } from "@/telemetry";

export const POST = endpoint(recordUsageContract, async (ctx, { events }) => {
  const report = await recordUsage(ctx, events);
  countUsage("accepted", report.accepted);
  countUsage("duplicate", report.duplicates);
  countUsage("rejected", report.rejected.length);
  return usageReportToWire(report);
});

export { DELETE, GET, OPTIONS, PATCH, PUT } from "@/app/_edge/wrong-method";
