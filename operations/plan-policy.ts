import "server-only";
import type { Transaction } from "@/db/client";
import { writeAudit } from "@/db/queries/audit-log";
import { grossSince } from "@/db/queries/payout-run-lists";
import { policyAt } from "@/db/queries/policies";
import { type DatedPolicy, insertPolicy, listPolicies as list } from "@/db/queries/policy-lists";
import { safeguardsNow } from "@/db/queries/safeguards";
import { demandFor } from "@/domain/desk/demand";
import type { PlannedPolicy } from "@/domain/desk/planned-policy";
import { policyWeight } from "@/domain/desk/policy-weight";
import type { Policy } from "@/domain/policy";
import { Refusal } from "@/domain/refusals";
import { addDays } from "@/domain/time";
import { approvalFacts, nameOf, type OperatorActor, type OperatorContext } from "./context";
import { type Consent, handOver, refuseUntyped } from "./money-actions/consent";
import { previewPayouts } from "./preview-payouts";

const MOST = 100;
const WEIGHED_DAYS = 30;

/** Every policy there has been and will be, the latest first. */
export async function listPolicies(ctx: OperatorContext): Promise<DatedPolicy[]> {
  return list(ctx.db, MOST);
}

interface PolicyWish extends Consent {
  readonly policy: Policy;
  readonly effectiveFrom: Date;
}

/**
 * Plans the money rules' numbers for a moment ahead (R6): a new row, and nothing that was
 * recorded or promised before changes. It moves money like any other action, so its amount is
 * guarded like theirs. Refuses `invalid_field` for a moment that has passed or that another
 * policy begins at, and `confirmation_required`.
 */
export async function planPolicy(ctx: OperatorContext, input: PolicyWish): Promise<PlannedPolicy> {
  const { policy, effectiveFrom } = input;
  const now = await ctx.now();
  if (effectiveFrom <= now) throw passed();
  const measured = await measurePolicy(ctx, input, now);
  const { amount } = measured;
  const planned = { ...measured, ...demandFor(amount, await safeguardsNow(ctx.db)) };
  if (input.dryRun) return { kind: "rehearsed", ...planned, id: null, proposal: null };
  refuseUntyped(planned.confirmation, input.confirmation);
  if (planned.needsApproval) {
    const action = { kind: "policy_change", policy, effectiveFrom } as const;
    const proposal = await handOver(ctx, action, { amount, noLonger: effectiveFrom });
    return { kind: "proposed", ...planned, id: null, proposal };
  }
  const { actor } = ctx;
  const id = await ctx.db.transaction((tx) => writePolicy(tx, { ...input, actor, now }));
  return { kind: "done", ...planned, id, proposal: null };
}

async function measurePolicy(
  ctx: OperatorContext,
  { policy, effectiveFrom }: PolicyWish,
  now: Date,
) {
  const before = await policyAt(ctx.db, effectiveFrom);
  const since = addDays(now, -WEIGHED_DAYS);
  const [{ run: runBefore }, { run: runAfter }, month] = await Promise.all([
    previewPayouts(ctx),
    previewPayouts(ctx, { policy }),
    grossSince(ctx.db, since),
  ]);
  const runs = { runBefore: runBefore.transferTotal, runAfter: runAfter.transferTotal };
  const amount = policyWeight(before, policy, { month, ...runs });
  return { before, after: policy, runBefore, runAfter, amount };
}

interface NewPolicy extends Pick<PolicyWish, "policy" | "effectiveFrom"> {
  readonly actor: OperatorActor;
  readonly now: Date;
}

/** Writes it with its audit row. Refuses `invalid_field` as planning does. */
export async function writePolicy(
  tx: Transaction,
  { policy, effectiveFrom, actor, now }: NewPolicy,
): Promise<string> {
  if (effectiveFrom <= now) throw passed();
  const id = await insertPolicy(tx, policy, effectiveFrom);
  if (!id) throw fault("is when another policy begins");
  const facts = {
    effective_from: effectiveFrom.toISOString(),
    ...policy,
    minimumPayout: String(policy.minimumPayout),
    ...approvalFacts(actor),
  };
  await writeAudit(tx, { actor: nameOf(actor), action: "policy.plan", subject: id, facts });
  return id;
}

function passed(): Refusal {
  return fault("must lie ahead: a policy never looks back");
}

function fault(detail: string): Refusal {
  return new Refusal("invalid_field", { faults: [{ path: "effective_from", detail }] });
}
