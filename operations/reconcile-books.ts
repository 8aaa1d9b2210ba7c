import "server-only";
import { raiseFindings, resolveFindings } from "@/db/queries/findings";
import type { Context } from "./context";
import { balancesAgainstPostings } from "./reconcile/balances-against-postings";
import { claimsAgainstEachOther } from "./reconcile/claims-against-each-other";
import { claimsAgainstRows } from "./reconcile/claims-against-rows";
import { everythingAddsUp } from "./reconcile/everything-adds-up";
import { missedRun } from "./reconcile/missed-run";
import { outboxLag } from "./reconcile/outbox-lag";
import { payoutsAgainstPostings } from "./reconcile/payouts-against-postings";
import { payoutsAgainstReserves } from "./reconcile/payouts-against-reserves";
import { pollOverdue } from "./reconcile/poll-overdue";
import { rollupHoursAgainstRows } from "./reconcile/rollup-hours-against-rows";
import { rollupsAgainstRows } from "./reconcile/rollups-against-rows";
import type { Rule } from "./reconcile/rule";
import { stuckPayouts } from "./reconcile/stuck-payouts";
import { transfersAtStripe } from "./reconcile/transfers-at-stripe";
import { unknownTooLong } from "./reconcile/unknown-too-long";

/** What our own books must agree on; checked every quarter of an hour. */
export const OWN_BOOKS: readonly Rule[] = [
  payoutsAgainstPostings,
  payoutsAgainstReserves,
  rollupsAgainstRows,
  rollupHoursAgainstRows,
  balancesAgainstPostings,
  everythingAddsUp,
  claimsAgainstRows,
  claimsAgainstEachOther,
  unknownTooLong,
  stuckPayouts,
  missedRun,
  outboxLag,
  pollOverdue,
];

/** What Stripe must agree with; checked daily. */
export const AGAINST_STRIPE: readonly Rule[] = [transfersAtStripe];

export interface Reconciled {
  readonly found: number;
  readonly isNew: number;
  readonly resolved: number;
}

/**
 * Checks rules, mends nothing: what disagrees is raised as a finding and logged, what agrees
 * again is resolved.
 */
export async function reconcileBooks(
  ctx: Context,
  rules: readonly Rule[] = OWN_BOOKS,
): Promise<Reconciled> {
  const total = { found: 0, isNew: 0, resolved: 0 };
  for (const rule of rules) {
    const found = await rule.find(ctx);
    const findings = found.map((one) => ({ rule: rule.name, ...one }));
    const subjects = findings.map(({ subject }) => subject);
    total.isNew += await raiseFindings(ctx.db, findings);
    total.resolved += await resolveFindings(ctx.db, rule.name, subjects);
    total.found += findings.length;
    for (const finding of findings.slice(0, 20)) {
      ctx.log.error({ ...finding, amount: String(finding.amount) }, "The books disagree");
    }
  }
  return total;
}
