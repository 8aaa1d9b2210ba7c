import "server-only";
import { policyWords } from "@/components/desk/policy-words";
import type { InputOf } from "@/contract/contract";
import { creditsOf } from "@/contract/fields";
import { demandToWire } from "@/contract/operator/money";
import {
  type planPolicyContract,
  policyFromWire,
  policyToWire,
  runFiguresToWire,
} from "@/contract/operator/policy";
import type { OperatorContext } from "@/operations/context";
import { planPolicy } from "@/operations/plan-policy";

/** Plans a policy, or says in the desk's words what it would change. */
export async function answerPolicy(ctx: OperatorContext, wish: InputOf<typeof planPolicyContract>) {
  const { effective_from: effectiveFrom, dry_run: dryRun, confirmation, ...numbers } = wish;
  const policy = policyFromWire(numbers);
  const planned = await planPolicy(ctx, { policy, effectiveFrom, dryRun, confirmation });
  return {
    status: planned.kind === "rehearsed" ? ("dry_run" as const) : planned.kind,
    amount_credits: creditsOf(planned.amount),
    ...demandToWire(planned),
    id: planned.id,
    this_will: policyWords({ ...planned, effectiveFrom }),
    before: policyToWire(planned.before),
    after: policyToWire(planned.after),
    run_before: runFiguresToWire(planned.runBefore),
    run_after: runFiguresToWire(planned.runAfter),
  };
}
