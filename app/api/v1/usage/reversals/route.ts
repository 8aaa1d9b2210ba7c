import { endpoint } from "@/app/_edge/endpoint";
import { recordReversalsContract, reversalReportToWire } from "@/contract/usage/record-reversals";
import { recordReversals } from "@/operations/record-reversals";

export const POST = endpoint(recordReversalsContract, async (ctx, { reversals }) =>
  reversalReportToWire(await recordReversals(ctx, reversals)),
);

export { DELETE, GET, OPTIONS, PATCH, PUT } from "@/app/_edge/wrong-method";
