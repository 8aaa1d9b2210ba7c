import "server-only";
import {
  type Closing,
  closingsOf,
  firstJournalMonth,
  postedSums,
  recipientOf,
} from "@/db/queries/statements";
import { invariant } from "@/domain/money";
import { Refusal } from "@/domain/refusals";
import {
  endOf,
  isOver,
  monthBefore,
  monthsOf,
  type Period,
  startOf,
} from "@/domain/statements/period";
import {
  closeStatement,
  NOTHING,
  type Recipient,
  type Statement,
} from "@/domain/statements/statement";
import { closeMonths } from "./close-months";
import type { DeveloperContext } from "./context";

/**
 * A developer's month or year: opening, movements, closing, to the micro. One that is over is
 * the same for ever; one that runs is provisional. Refuses `not_found` where there is none.
 */
export async function getStatement(ctx: DeveloperContext, period: Period): Promise<Statement> {
  const { developerId } = ctx.actor;
  const now = await ctx.now();
  await closeMonths(ctx, now);
  return ctx.db.transaction(
    async (tx) => {
      const first = await firstJournalMonth(tx, developerId);
      const months = monthsOf(period).filter((month) => first !== null && month >= first);
      const last = months.at(-1);
      if (!last || startOf(period) > now) throw noSuchStatement(period);

      const isClosed = isOver(period, now);
      const closings = await closingsOf(tx, developerId, [monthBefore(period), ...months]);
      const before = closings.find(({ month }) => month === monthBefore(period));
      const issued = isClosed ? closings.find(({ month }) => month === last) : undefined;
      invariant(!isClosed || issued !== undefined, `${last} of ${developerId} is not closed`);
      const span = { from: startOf(period), to: earlier(endOf(period), now) };
      return closeStatement({
        period,
        isClosed,
        ...span,
        recipient: issuedTo(issued, await recipientOf(tx, developerId)),
        opening: before?.closing ?? NOTHING,
        closed: issued?.closing ?? null,
        postings: await postedSums(tx, developerId, span),
        months: closings.filter(({ month }) => months.includes(month)),
      });
    },
    { isolationLevel: "repeatable read", accessMode: "read only" },
  );
}

/** To whom it was issued when it was closed, whatever they are called since. */
function issuedTo(issued: Closing | undefined, current: Recipient): Recipient {
  return issued ? { id: current.id, name: issued.name, email: issued.email } : current;
}

function earlier(a: Date, b: Date): Date {
  return a < b ? a : b;
}

function noSuchStatement(period: Period): Refusal {
  return new Refusal("not_found", { detail: `There is no statement of ${period}` });
}
