import { endpoint } from "@/app/_edge/endpoint";
import { runOutcomeToWire, runPayoutsContract } from "@/contract/operator/payout-runs";
import { previewPayouts } from "@/operations/preview-payouts";
import { runPayouts } from "@/operations/run-payouts";

export const POST = endpoint(runPayoutsContract, async (ctx, { dry_run: dryRun }) =>
  runOutcomeToWire(dryRun ? await previewPayouts(ctx) : await runPayouts(ctx)),
);

export { DELETE, GET, OPTIONS, PATCH, PUT } from "@/app/_edge/wrong-method";
