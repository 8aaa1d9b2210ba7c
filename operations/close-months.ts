import "server-only";
import { lockDeveloper } from "@/db/queries/payout-facts";
import {
  firstJournalMonth,
  insertClosings,
  latestClosing,
  postedSums,
} from "@/db/queries/statements";
import {
  endOf,
  isOver,
  type Month,
  monthAfter,
  monthBefore,
  monthOf,
  monthsFrom,
  startOf,
} from "@/domain/statements/period";
import { type Amounts, changeBy, NOTHING, plus } from "@/domain/statements/statement";
import type { DeveloperContext } from "./context";

/**
 * Keeps what each month that is over ended with, once and for all. Whoever posts holds the
 * developer's lock and is dated after taking it; so once we have held it after a month's end,
 * whatever belongs to that month is committed, and nothing more can.
 */
export async function closeMonths(ctx: DeveloperContext, now: Date): Promise<void> {
  const { developerId } = ctx.actor;
  const last = lastMonthOver(now);
  const latest = await latestClosing(ctx.db, developerId);
  if (latest && latest.month >= last) return;

  await ctx.db.transaction((tx) => lockDeveloper(tx, developerId));
  const first = latest ? monthAfter(latest.month) : await firstJournalMonth(ctx.db, developerId);
  if (!first || first > last) return;
  const span = { from: startOf(first), to: endOf(last) };
  const posted = await postedSums(ctx.db, developerId, span);
  let closing: Amounts = latest?.closing ?? NOTHING;
  const closings = monthsFrom(first, last).map((month) => {
    closing = plus(closing, changeBy(posted.filter((sums) => sums.month === month)));
    return { month, closing };
  });
  await insertClosings(ctx.db, developerId, closings);
}

function lastMonthOver(now: Date): Month {
  const before = monthBefore(monthOf(now));
  return isOver(before, now) ? before : monthBefore(before);
}
