import "server-only";
import {
  countPayouts,
  listPayouts as findPayouts,
  type PayoutPage,
} from "@/db/queries/payout-lists";
import type { PayoutRow } from "@/db/queries/payouts";
import { type Bookmark, cutPage } from "@/domain/bookmark";
import type { DeveloperContext } from "./context";

export interface PayoutList {
  readonly payouts: readonly PayoutRow[];
  /** All of these states, whatever the page. */
  readonly total: number;
  readonly next: Bookmark | null;
}

/** A developer's payouts, newest first. An offset beside a bookmark is ignored. */
export async function listPayouts(ctx: DeveloperContext, page: PayoutPage): Promise<PayoutList> {
  const { developerId } = ctx.actor;
  const offset = page.after ? 0 : page.offset;
  const wanted = { ...page, offset, limit: page.limit + 1 };
  const [found, total] = await Promise.all([
    findPayouts(ctx.db, developerId, wanted),
    countPayouts(ctx.db, developerId, page.states),
  ]);
  const { rows, next } = cutPage(found, page.limit);
  return { payouts: rows, total, next };
}
