import "server-only";
import { RUN_HOUR_UTC } from "@/domain/payouts/schedule";
import { nextDaily } from "@/domain/time";
import type { Context } from "@/operations/context";

/** When the next payout run starts by itself. */
export async function nextRunAt(ctx: Context): Promise<Date> {
  return nextDaily(await ctx.now(), RUN_HOUR_UTC);
}
