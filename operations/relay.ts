import "server-only";
import { isRunWaiting } from "@/db/queries/payout-runs";
import { takeUnhandledEvents } from "@/db/queries/stripe-events";
import { stripeEventReceived } from "@/domain/announcements";
import { RUN_HOUR_UTC } from "@/domain/payouts/schedule";
import { addDays, nextDaily } from "@/domain/time";
import type { Context } from "./context";
import { queueNews } from "./queue-news";
import { queuePayouts } from "./queue-payouts";
import { releaseReserves } from "./release-reserves";
import { runPayouts } from "./run-payouts";

const EVENTS_AT_ONCE = 500;

export interface Relayed {
  readonly run: boolean;
  readonly payouts: number;
  readonly events: number;
  /** Messages and webhook deliveries. */
  readonly news: number;
}

/**
 * Hands out whatever is committed but not done (section 7): a run that crashed or was missed,
 * payouts past their next-try time, unhandled Stripe events, untold news. Nothing is stranded
 * when the executor forgets.
 */
export async function relay(ctx: Context): Promise<Relayed> {
  const run = await resumeRun(ctx);
  const payouts = await queuePayouts(ctx);
  const waiting = await takeUnhandledEvents(ctx.db, EVENTS_AT_ONCE);
  await ctx.announce(waiting.map(({ id, tries }) => stripeEventReceived(id, tries)));
  const news = await queueNews(ctx);
  return { run, payouts, events: waiting.length, news };
}

async function resumeRun(ctx: Context): Promise<boolean> {
  const now = await ctx.now();
  const lastDue = addDays(nextDaily(now, RUN_HOUR_UTC), -1);
  if (!(await isRunWaiting(ctx.db, lastDue))) return false;
  await releaseReserves(ctx);
  const outcome = await runPayouts(ctx);
  return outcome.kind === "completed";
}
