import "server-only";
import { effectWords } from "@/components/desk/effect-words";
import { type MoneyAnswer, moneyAnswerToWire } from "@/contract/operator/money";
import type { ActionOutcome, MoneyAction } from "@/domain/desk/money-action";
import { carryOutAction } from "@/operations/carry-out-action";
import type { OperatorContext } from "@/operations/context";

interface Asked {
  readonly dry_run: boolean;
  readonly confirmation?: string | undefined;
}

/** Carries a money action out, or rehearses it, and says in the desk's words what it does. */
export async function answerMoneyAction(
  ctx: OperatorContext,
  action: MoneyAction,
  { dry_run: dryRun, confirmation }: Asked,
): Promise<MoneyAnswer & { readonly outcome: ActionOutcome }> {
  const outcome = await carryOutAction(ctx, action, { dryRun, confirmation });
  return { ...moneyAnswerToWire(outcome, effectWords(outcome.effects)), outcome };
}
