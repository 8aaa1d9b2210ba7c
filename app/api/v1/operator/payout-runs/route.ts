import { endpoint } from "@/app/_edge/endpoint";
import { answerRun } from "@/app/_edge/run-answer";
import { listPayoutRunsContract, runsToWire } from "@/contract/operator/payout-run-list";
import { runPayoutsContract } from "@/contract/operator/payout-runs";
import { listPayoutRuns } from "@/operations/list-payout-runs";

export const GET = endpoint(listPayoutRunsContract, async (ctx, { limit }) =>
  runsToWire(await listPayoutRuns(ctx, { limit })),
);
export const POST = endpoint(runPayoutsContract, (ctx, wish) => answerRun(ctx, wish));

export { DELETE, OPTIONS, PATCH, PUT } from "@/app/_edge/wrong-method";
