import { endpoint } from "@/app/_edge/endpoint";
import { overviewContract, summaryToWire } from "@/contract/earnings/summary";
import { getEarningsSummary } from "@/operations/get-earnings-summary";

export const GET = endpoint(overviewContract, async (ctx) =>
  summaryToWire(await getEarningsSummary(ctx)),
);

export { DELETE, OPTIONS, PATCH, POST, PUT } from "@/app/_edge/wrong-method";
