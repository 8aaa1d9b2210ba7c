import "server-only";
import { and, count, desc, eq, getTableColumns, inArray, sql } from "drizzle-orm";
import type { Bookmark } from "@/domain/bookmark";
import type { PayoutState } from "@/domain/payouts/states";
import { exactly, type Reader } from "../client";
import { payouts } from "../schema";
import type { PayoutRow } from "./payouts";

export interface PayoutPage {
  readonly limit: number;
  readonly offset: number;
  readonly states?: readonly PayoutState[] | undefined;
  readonly after?: Bookmark | undefined;
}

export type ListedPayout = PayoutRow & { readonly bookmark: Bookmark };

/** A developer's payouts, newest first by (created_at, id), right after the bookmark. */
export async function listPayouts(
  reader: Reader,
  developerId: string,
  page: PayoutPage,
): Promise<ListedPayout[]> {
  const { after } = page;
  const older =
    after && sql`(${payouts.createdAt}, ${payouts.id}) < (${after.at}::timestamptz, ${after.id})`;
  const rows = await reader
    .select({ payout: getTableColumns(payouts), at: exactly(payouts.createdAt) })
    .from(payouts)
    .where(and(mine(developerId, page.states), older))
    .orderBy(desc(payouts.createdAt), desc(payouts.id))
    .limit(page.limit)
    .offset(page.offset);
  return rows.map(({ payout, at }) => ({ ...payout, bookmark: { at, id: payout.id } }));
}

export async function countPayouts(
  reader: Reader,
  developerId: string,
  states?: readonly PayoutState[],
): Promise<number> {
  const [row] = await reader
    .select({ payouts: count() })
    .from(payouts)
    .where(mine(developerId, states));
  return row?.payouts ?? 0;
}

function mine(developerId: string, states?: readonly PayoutState[]) {
  const own = eq(payouts.developerId, developerId);
  return states ? and(own, inArray(payouts.state, states)) : own;
}
