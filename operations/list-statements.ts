import "server-only";
import { ledgerBalancesOf } from "@/db/queries/ledger";
import { closingsOf, firstJournalMonth } from "@/db/queries/statements";
import {
  isOver,
  type Month,
  monthBefore,
  monthOf,
  monthsFrom,
  type Period,
  yearOf,
} from "@/domain/statements/period";
import {
  type Amounts,
  type ListedStatement,
  minus,
  NOTHING,
  type StatementList,
  statementNumber,
  totalOf,
} from "@/domain/statements/statement";
import { closeMonths } from "./close-months";
import type { DeveloperContext } from "./context";

/** Every month and year of which there is a statement, newest first. */
export async function listStatements(ctx: DeveloperContext): Promise<StatementList> {
  const { developerId } = ctx.actor;
  const now = await ctx.now();
  await closeMonths(ctx, now);
  return ctx.db.transaction(
    async (tx) => {
      const first = await firstJournalMonth(tx, developerId);
      if (!first) return { months: [], years: [] };
      const closings = await closingsOf(tx, developerId);
      const { owed, in_transit, reserved, paid } = await ledgerBalancesOf(tx, developerId);
      const current = { owed, in_transit, reserved, paid };
      const endings = new Map<Month, Amounts>(closings.map((one) => [one.month, one.closing]));
      const at = (month: Month) => (month < first ? NOTHING : (endings.get(month) ?? current));
      const listed = (period: Period, last: Month): ListedStatement => {
        const change = minus(at(last), at(monthBefore(period)));
        return {
          period,
          number: isOver(period, now) ? statementNumber(developerId, period) : null,
          earned: totalOf(change),
          paid: change.paid,
          closing: at(last),
        };
      };
      const months = monthsFrom(first, monthOf(now)).reverse();
      const years = [...new Set(months.map(yearOf))];
      const lastOf = (year: string) => months.find((month) => yearOf(month) === year) ?? first;
      return {
        months: months.map((month) => listed(month, month)),
        years: years.map((year) => listed(year, lastOf(year))),
      };
    },
    { isolationLevel: "repeatable read", accessMode: "read only" },
  );
}
