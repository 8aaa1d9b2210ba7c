import "server-only";
import {
  countPayouts,
  listPayouts as findPayouts,
  type PayoutPage,
} from "@/db/queries/payout-lists";
import type { PayoutRow } from "@/db/queries/payouts";
import type { DeveloperContext } from "./context";

export interface PayoutList {
  readonly payouts: readonly PayoutRow[];
  readonly total: number;
}

/** A developer's payouts, newest first. */
export async function listPayouts(ctx: DeveloperContext, page: PayoutPage): Promise<PayoutList> {
  const { developerId } = ctx.actor;
  return {
    payouts: await findPayouts(ctx.db, developerId, page),
    total: await countPayouts(ctx.db, developerId, page.states),
  };
}
