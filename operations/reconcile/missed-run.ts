import "server-only";
import { isRunWaiting } from "@/db/queries/payout-runs";
import { RUN_HOUR_UTC } from "@/domain/payouts/schedule";
import { addDays, nextDaily } from "@/domain/time";
import type { Rule } from "./rule";

/** Payouts stop silently when nothing starts the run; this one does not stay silent (R11). */
export const missedRun: Rule = {
  name: "missed_run",
  async find(ctx) {
    const lastDue = addDays(nextDaily(await ctx.now(), RUN_HOUR_UTC), -1);
    if (!(await isRunWaiting(ctx.db, lastDue))) return [];
    const detail = `the run due at ${lastDue.toISOString()} has not been completed`;
    return [{ subject: "platform", detail, amount: null }];
  },
};
