import { endpoint } from "@/app/_edge/endpoint";
import { listPayoutRunsContract, runsToWire } from "@/contract/operator/payout-run-list";
import { runOutcomeToWire, runPayoutsContract } from "@/contract/operator/payout-runs";
import { listPayoutRuns } from "@/operations/list-payout-runs";
import { previewPayouts } from "@/operations/preview-payouts";
import { runPayouts } from "@/operations/run-payouts";

export const GET = endpoint(listPayoutRunsContract, async (ctx, { limit }) =>
  runsToWire(await listPayoutRuns(ctx, { limit })),
);

export const POST = endpoint(runPayoutsContract, async (ctx, { dry_run: dryRun }) =>
  runOutcomeToWire(dryRun ? await previewPayouts(ctx) : await runPayouts(ctx)),
);

export { DELETE, OPTIONS, PATCH, PUT } from "@/app/_edge/wrong-method";
