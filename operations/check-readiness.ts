import "server-only";
import { outboxLags } from "@/db/queries/measures";
import { hasNewestMigration } from "@/db/queries/migrations";
import { isRunWaiting, lastCompletedRunAt } from "@/db/queries/payout-runs";
import { isBehind, type Readiness } from "@/domain/health";
import { RUN_HOUR_UTC } from "@/domain/payouts/schedule";
import { Refusal } from "@/domain/refusals";
import { addDays, nextDaily } from "@/domain/time";
import type { Context } from "./context";

/**
 * Whether we can serve: refuses `not_ready` while the database is away or behind our schema.
 * Whether the work behind is done in time is told beside it; that makes no request fail.
 */
export async function checkReadiness(ctx: Context): Promise<Readiness> {
  const current = await hasNewestMigration(ctx.db).catch(() => false);
  if (!current) throw new Refusal("not_ready");

  const lags = await outboxLags(ctx.db);
  const lastDue = addDays(nextDaily(await ctx.now(), RUN_HOUR_UTC), -1);
  const isRunLate = await isRunWaiting(ctx.db, lastDue);
  return {
    status: isRunLate || lags.some(isBehind) ? "degraded" : "ready",
    lastRunAt: await lastCompletedRunAt(ctx.db),
    isRunLate,
    outboxAge: Math.round(Math.max(0, ...lags.map(({ seconds }) => seconds))),
  };
}
