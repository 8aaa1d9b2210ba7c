import "server-only";
import { takeDuePayouts } from "@/db/queries/payouts";
import { payoutQueued } from "@/domain/announcements";
import type { Context } from "./context";

const PER_ANNOUNCEMENT = 500;

/**
 * Hands every payout that wants work to the executor: fresh ones, postponed ones, and ones whose
 * last hand-over led to nothing. Answers how many.
 */
export async function queuePayouts(ctx: Context): Promise<number> {
  let queued = 0;
  for (;;) {
    const due = await takeDuePayouts(ctx.db, PER_ANNOUNCEMENT);
    if (due.length === 0) return queued;
    await ctx.announce(
      due.map((payout) => payoutQueued(payout.developer_id, payout.payout_id, payout.generation)),
    );
    queued += due.length;
  }
}
