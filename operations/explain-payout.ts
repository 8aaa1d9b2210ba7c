import "server-only";
import { listEarnings, timelineCutsOf } from "@/db/queries/earning-lists";
import { claimOfPayout, sumsOfClaim } from "@/db/queries/payout-claims";
import { latestCutoff } from "@/db/queries/payout-facts";
import { type Bookmark, cutPage } from "@/domain/bookmark";
import type { EarningList } from "@/domain/earnings/earning";
import { type PayoutParts, payoutParts } from "@/domain/payouts/waterfall";
import type { DeveloperContext } from "./context";
import { getPayout, type PayoutDetail } from "./get-payout";

export interface ExplainedPayout extends PayoutDetail {
  readonly parts: PayoutParts;
  /** A page of the earnings it claims, newest first. */
  readonly list: EarningList;
}

/**
 * One payout of the developer's own with what it is made of. What a failed payout claimed is
 * shown too, each earning with the status it has today. Refuses `not_found`.
 */
export async function explainPayout(
  ctx: DeveloperContext,
  input: {
    readonly payoutId: string;
    readonly limit: number;
    readonly after?: Bookmark | undefined;
  },
): Promise<ExplainedPayout> {
  const detail = await getPayout(ctx, input);
  const { developerId } = ctx.actor;
  const now = await ctx.now();
  return ctx.db.transaction(
    async (tx) => {
      const span = await claimOfPayout(tx, { developerId, payoutId: input.payoutId });
      const cuts = await timelineCutsOf(tx, developerId, await latestCutoff(tx, now));
      const { limit, after } = input;
      const page = { span, kept: "all", cuts, limit: limit + 1, skip: 0, after } as const;
      const { rows, next } = cutPage(await listEarnings(tx, developerId, page), limit);
      const list = { earnings: rows, total: detail.payout.earningsCount, next };
      return { ...detail, parts: payoutParts(await sumsOfClaim(tx, developerId, span)), list };
    },
    { isolationLevel: "repeatable read", accessMode: "read only" },
  );
}
