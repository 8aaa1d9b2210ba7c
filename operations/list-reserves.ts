import "server-only";
import { listHeldReserves, type ReservePage, releaseDaysOf } from "@/db/queries/reserve-calendar";
import { cutPage } from "@/domain/bookmark";
import { sum } from "@/domain/money";
import type { ReserveCalendar } from "@/domain/reserves/calendar";
import type { DeveloperContext } from "./context";

/** When what is kept back from a developer comes free (R5). */
export async function listReserves(
  ctx: DeveloperContext,
  page: ReservePage,
): Promise<ReserveCalendar> {
  const { developerId } = ctx.actor;
  return ctx.db.transaction(
    async (tx) => {
      const all = await releaseDaysOf(tx, developerId);
      const wanted = { ...page, limit: page.limit + 1 };
      const found = await listHeldReserves(tx, developerId, wanted);
      const { rows, next } = cutPage(found, page.limit);
      const heldIn = (some: typeof all) => sum(some.map(({ held }) => held));
      return {
        held: heldIn(all),
        undated: heldIn(all.filter(({ date }) => date === null)),
        days: all.flatMap(({ date, ...day }) => (date === null ? [] : [{ date, ...day }])),
        reserves: rows,
        total: all.reduce((count, { reserves }) => count + reserves, 0),
        next,
      };
    },
    { isolationLevel: "repeatable read", accessMode: "read only" },
  );
}
