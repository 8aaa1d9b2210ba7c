import "server-only";
import type { Reader } from "@/db/client";
import { namesOf } from "@/db/queries/desk-developers";
import {
  cutoffNow,
  type DeveloperFacts,
  developersAfter,
  latestCutoff,
  loadPayoutFacts,
} from "@/db/queries/payout-facts";
import { lastCompletedRunAt } from "@/db/queries/payout-runs";
import { policyAt } from "@/db/queries/policies";
import { type Decision, type DecisionCode, decidePayout } from "@/domain/payouts/decide";
import type { PayoutPreview, PreviewedDecision } from "@/domain/payouts/run";
import type { Policy } from "@/domain/policy";
import type { Context } from "./context";

const PAGE_SIZE = 2_000;

export interface PreviewWish {
  readonly asOf?: Date;
  /** Decide by this policy instead of the one in force. */
  readonly policy?: Policy;
  /** Name the largest decisions, this many, and only those of one code if given. */
  readonly name?: { readonly most: number; readonly code: DecisionCode | null };
}

/**
 * What a run made now, or as of a moment, would decide, for everybody, without claiming or
 * writing anything.
 */
export async function previewPayouts(
  ctx: Pick<Context, "now"> & { readonly db: Reader },
  wish: PreviewWish = {},
): Promise<PayoutPreview> {
  const asOf = wish.asOf ?? (await ctx.now());
  const policy = wish.policy ?? (await policyAt(ctx.db, asOf));
  let largest: PreviewedDecision[] = [];
  const lastRunAt = await lastCompletedRunAt(ctx.db);
  const cutoff = await (wish.asOf ? latestCutoff(ctx.db, asOf) : cutoffNow(ctx.db));

  const decisions: Record<string, number> = {};
  const totals = { developersSeen: 0, payoutsPlanned: 0, transferTotal: 0n, reserveTotal: 0n };
  for (let cursor = ""; ; ) {
    const page = await developersAfter(ctx.db, cursor, PAGE_SIZE);
    const last = page.at(-1);
    if (!last) break;

    const named: PreviewedDecision[] = [];
    for (const facts of await loadPayoutFacts(ctx.db, page, cutoff)) {
      const decision = decidePayout(facts, policy, { by: "run", asOf, lastRunAt });
      const code = decision.kind === "pay" ? "paid" : decision.code;
      decisions[code] = (decisions[code] ?? 0) + 1;
      totals.developersSeen += 1;
      if (wish.name && (wish.name.code ?? code) === code) named.push(toNamed(facts, decision));
      if (decision.kind === "skip") continue;
      totals.payoutsPlanned += 1;
      totals.transferTotal += decision.transfer;
      totals.reserveTotal += decision.reserve;
    }
    largest = [...largest, ...named].sort(bySize).slice(0, wish.name?.most ?? 0);
    cursor = last;
  }
  const names = await namesOf(
    ctx.db,
    largest.map(({ developerId }) => developerId),
  );
  return {
    kind: "dry_run",
    run: { id: null, asOf, ...totals },
    decisions,
    largest: largest.map((one) => ({ ...one, developer: names.get(one.developerId) ?? "" })),
  };
}

function toNamed(facts: DeveloperFacts, decision: Decision): PreviewedDecision {
  const known = { developerId: facts.developerId, developer: "", held: facts.held };
  if (decision.kind === "skip") {
    const { code, payable } = decision;
    return { ...known, code, payable, transfer: 0n, reserve: 0n };
  }
  const { gross, transfer, reserve } = decision;
  return { ...known, code: "paid", payable: gross, transfer, reserve };
}

function bySize(a: PreviewedDecision, b: PreviewedDecision): number {
  if (a.payable !== b.payable) return a.payable < b.payable ? 1 : -1;
  return a.developerId < b.developerId ? -1 : 1;
}
