import "server-only";
import { attemptsOfPayout, type ReserveRow, reserveOfPayout } from "@/db/queries/payout-details";
import { type AttemptRow, findPayout, type PayoutRow } from "@/db/queries/payouts";
import { Refusal } from "@/domain/refusals";
import type { DeveloperContext } from "./context";

export interface PayoutDetail {
  readonly payout: PayoutRow;
  /** Null when it kept nothing back. */
  readonly reserve: ReserveRow | null;
  /** Oldest first. */
  readonly attempts: readonly AttemptRow[];
}

/** One payout of the developer's own, with its reserve and every try at Stripe. */
export async function getPayout(
  ctx: DeveloperContext,
  input: { readonly payoutId: string },
): Promise<PayoutDetail> {
  const key = { developerId: ctx.actor.developerId, payoutId: input.payoutId };
  return ctx.db.transaction(
    async (tx) => {
      const payout = await findPayout(tx, key);
      if (!payout) throw new Refusal("not_found");
      const reserve = await reserveOfPayout(tx, key);
      return { payout, reserve, attempts: await attemptsOfPayout(tx, key) };
    },
    { isolationLevel: "repeatable read", accessMode: "read only" },
  );
}
