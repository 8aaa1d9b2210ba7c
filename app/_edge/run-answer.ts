import "server-only";
import { runWords } from "@/components/desk/run-words";
import { runOutcomeToWire } from "@/contract/operator/payout-runs";
import type { OperatorContext } from "@/operations/context";
import { runByHand } from "@/operations/run-by-hand";

interface Asked {
  readonly dry_run: boolean;
  readonly confirmation?: string | undefined;
}

/** Makes a run, or says in the desk's words what it would do. */
export async function answerRun(ctx: OperatorContext, { dry_run: dryRun, confirmation }: Asked) {
  const outcome = await runByHand(ctx, { dryRun, confirmation });
  return runOutcomeToWire(outcome, outcome.kind === "dry_run" ? runWords(outcome) : []);
}
