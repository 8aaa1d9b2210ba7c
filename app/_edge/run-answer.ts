import "server-only";
import { runWords } from "@/components/desk/run-words";
import { runOutcomeToWire } from "@/contract/operator/payout-runs";
import type { OperatorContext } from "@/operations/context";
import { previewPayouts } from "@/operations/preview-payouts";
import { runPayouts } from "@/operations/run-payouts";

/** Makes a run, or says in the desk's words what it would do. */
export async function answerRun(ctx: OperatorContext, wish: { readonly dry_run: boolean }) {
  if (!wish.dry_run) return runOutcomeToWire(await runPayouts(ctx));
  const preview = await previewPayouts(ctx);
  return runOutcomeToWire(preview, runWords(preview));
}
