import "server-only";
import { monthToDigest, tellSkips } from "@/db/queries/digests";
import type { Context } from "./context";
import { queueNews } from "./queue-news";

export interface WrittenDigests {
  /** "2026-11" */
  readonly month: string;
  readonly written: number;
}

/** A missed first day of a month is caught up by the next ones. */
const DAYS_TO_WRITE = 5;

/**
 * Tells, once a month, whoever had money last month and no payout why that was (section 8): not
 * at every run, which would be daily. Safe to repeat.
 */
export async function writeDigests(ctx: Context): Promise<WrittenDigests> {
  const now = await ctx.now();
  const month = monthToDigest(now);
  if (now.getUTCDate() > DAYS_TO_WRITE) return { month, written: 0 };
  const written = await ctx.db.transaction((tx) => tellSkips(tx, month, now));
  if (written > 0) await queueNews(ctx);
  return { month, written };
}
