import { endpoint } from "@/app/_edge/endpoint";
import { streamUsageContract, usageProgressToWire } from "@/contract/usage/stream-usage";
import { streamUsage } from "@/operations/stream-usage";
import { countUsage } from "@/telemetry";

export const POST = endpoint(streamUsageContract, async function* (ctx, { chunks }) {
  let counted = { accepted: 0, duplicates: 0, rejectedCount: 0 };
  for await (const progress of streamUsage(ctx, chunks)) {
    countUsage("accepted", progress.accepted - counted.accepted);
    countUsage("duplicate", progress.duplicates - counted.duplicates);
    countUsage("rejected", progress.rejectedCount - counted.rejectedCount);
    counted = progress;
    yield usageProgressToWire(progress);
  }
});

export { DELETE, GET, OPTIONS, PATCH, PUT } from "@/app/_edge/wrong-method";
