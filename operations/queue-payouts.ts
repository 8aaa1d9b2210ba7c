import "server-only";
import { raiseFindings, resolveFindings } from "@/db/queries/findings";
import {
  amountPromised,
  countWaiting,
  type DuePayout,
  takeDuePayouts,
  waitForFunds,
} from "@/db/queries/payouts";
import { sendingStop } from "@/db/queries/sending-switch";
import { payoutQueued } from "@/domain/announcements";
import { GatewayFault } from "@/domain/gateway";
import { fromCents, type Micros, sum } from "@/domain/money";
import type { Context } from "./context";

const PER_ANNOUNCEMENT = 500;
const FUNDS_MINUTES = 15;
const FUNDING = "funding_short";

/**
 * Hands every payout that wants work to the executor: fresh ones, postponed ones, and ones whose
 * last hand-over led to nothing. Only what the platform's Stripe balance covers, oldest promise
 * first; one that does not fit waits and holds up no smaller one behind it. Nothing goes out
 * while sending is stopped. Answers how many were handed over.
 */
export async function queuePayouts(ctx: Context): Promise<number> {
  if (await sendingStop(ctx.db)) return 0;
  let queued = 0;
  let ahead: number | null = null;
  let budget: Budget | null = null;
  const short: DuePayout[] = [];
  for (;;) {
    ahead ??= await countWaiting(ctx.db);
    const due = await takeDuePayouts(ctx.db, PER_ANNOUNCEMENT, ahead + queued);
    if (due.length === 0) break;
    budget ??= await openBudget(ctx, due);
    const fitting = due.filter(budget.covers);
    const waiting = due.filter((payout) => !fitting.includes(payout));
    if (waiting.length > 0) await waitForFunds(ctx.db, waiting, FUNDS_MINUTES);
    short.push(...waiting);
    await ctx.announce(
      fitting.map((one) => payoutQueued(one.developerId, one.payoutId, one.generation)),
    );
    queued += fitting.length;
  }
  if (budget) await tellFunding(ctx, short);
  return queued;
}

interface Budget {
  /** Whether it fits into what is left; what fits is taken off. */
  readonly covers: (payout: DuePayout) => boolean;
}

/** While Stripe does not say how much there is, its own refusals have to do. */
async function openBudget(ctx: Context, due: readonly DuePayout[]): Promise<Budget> {
  let left = await availableFunds(ctx, due);
  return {
    covers: ({ needs }) => {
      if (needs === null || left === null) return true;
      if (needs > left) return false;
      left -= needs;
      return true;
    },
  };
}

/** Less what others have been handed: it is not promised to a younger payout again. */
async function availableFunds(ctx: Context, due: readonly DuePayout[]): Promise<Micros | null> {
  try {
    const funds = fromCents(await ctx.gateway.availableFunds());
    const own = sum(due.map(({ needs }) => needs ?? 0n));
    return funds - (await amountPromised(ctx.db)) + own;
  } catch (fault) {
    if (fault instanceof GatewayFault) return null;
    throw fault;
  }
}

async function tellFunding(ctx: Context, short: readonly DuePayout[]): Promise<void> {
  if (short.length === 0) {
    await resolveFindings(ctx.db, FUNDING);
    return;
  }
  const amount = sum(short.map(({ needs }) => needs ?? 0n));
  const payouts = short.length === 1 ? "1 payout waits" : `${short.length} payouts wait`;
  const detail = `${payouts} for the platform's Stripe balance`;
  ctx.log.error({ payouts: short.length }, "The platform's Stripe balance is too low");
  await raiseFindings(ctx.db, [{ rule: FUNDING, subject: "platform", detail, amount }]);
}
