import "server-only";
import { timelineCutsOf } from "@/db/queries/earning-lists";
import { type HoldDay, holdReleasesOf } from "@/db/queries/hold-releases";
import { latestCutoff } from "@/db/queries/payout-facts";
import { type Micros, sum } from "@/domain/money";
import type { DeveloperContext } from "./context";

export interface HoldCalendar {
  /** Everything in hold, in micros: the summary's figure. */
  readonly held: Micros;
  /** Soonest first; only days on which something is released. */
  readonly days: readonly HoldDay[];
}

/** On which day what a developer's calls earned becomes payable (R3). */
export async function listHoldReleases(ctx: DeveloperContext): Promise<HoldCalendar> {
  const { developerId } = ctx.actor;
  const now = await ctx.now();
  return ctx.db.transaction(
    async (tx) => {
      const cuts = await timelineCutsOf(tx, developerId, await latestCutoff(tx, now));
      const days = await holdReleasesOf(tx, developerId, cuts.matureTo);
      return { held: sum(days.map(({ amount }) => amount)), days };
    },
    { isolationLevel: "repeatable read", accessMode: "read only" },
  );
}
