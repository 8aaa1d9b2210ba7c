import "server-only";
import { writeAudit } from "@/db/queries/audit-log";
import { policyAt } from "@/db/queries/policies";
import { type DatedPolicy, insertPolicy, listPolicies as list } from "@/db/queries/policy-lists";
import type { Micros } from "@/domain/money";
import type { Policy } from "@/domain/policy";
import { Refusal } from "@/domain/refusals";
import { nameOf, type OperatorContext } from "./context";
import { previewPayouts } from "./preview-payouts";

const MOST = 100;

interface RunFigures {
  readonly payoutsPlanned: number;
  readonly transferTotal: Micros;
  readonly reserveTotal: Micros;
}

export interface PlannedPolicy {
  /** Null for a dry run. */
  readonly id: string | null;
  readonly before: Policy;
  readonly after: Policy;
  /** A run made now, by the policy in force and by the planned one. */
  readonly runBefore: RunFigures;
  readonly runAfter: RunFigures;
}

/** Every policy there has been and will be, the latest first. */
export async function listPolicies(ctx: OperatorContext): Promise<DatedPolicy[]> {
  return list(ctx.db, MOST);
}

/**
 * Plans the money rules' numbers for a moment ahead (R6): a new row, and nothing that was
 * recorded or promised before changes. Refuses `invalid_field` for a moment that has passed or
 * that another policy begins at.
 */
export async function planPolicy(
  ctx: OperatorContext,
  input: { readonly policy: Policy; readonly effectiveFrom: Date; readonly dryRun: boolean },
): Promise<PlannedPolicy> {
  const { policy, effectiveFrom, dryRun } = input;
  if (effectiveFrom <= (await ctx.now())) throw fault("must lie ahead: a policy never looks back");
  const before = await policyAt(ctx.db, effectiveFrom);
  const [{ run: runBefore }, { run: runAfter }] = await Promise.all([
    previewPayouts(ctx),
    previewPayouts(ctx, { policy }),
  ]);
  const planned = { before, after: policy, runBefore, runAfter };
  if (dryRun) return { id: null, ...planned };

  return ctx.db.transaction(async (tx) => {
    const id = await insertPolicy(tx, policy, effectiveFrom);
    if (!id) throw fault("is when another policy begins");
    const facts = {
      effective_from: effectiveFrom.toISOString(),
      ...policy,
      minimumPayout: String(policy.minimumPayout),
    };
    await writeAudit(tx, { actor: nameOf(ctx.actor), action: "policy.plan", subject: id, facts });
    return { id, ...planned };
  });
}

function fault(detail: string): Refusal {
  return new Refusal("invalid_field", { faults: [{ path: "effective_from", detail }] });
}
