import { endpoint } from "@/app/_edge/endpoint";
import { progressToWire, readRunContract } from "@/contract/operator/payout-runs";
import { getPayoutRun } from "@/operations/get-payout-run";

export const GET = endpoint(readRunContract, async (ctx, { id: runId }) =>
  progressToWire(await getPayoutRun(ctx, { runId })),
);

export { DELETE, OPTIONS, PATCH, POST, PUT } from "@/app/_edge/wrong-method";
