import "server-only";
import { and, count, desc, eq, inArray } from "drizzle-orm";
import type { PayoutState } from "@/domain/payouts/states";
import type { Reader } from "../client";
import { payouts } from "../schema";
import type { PayoutRow } from "./payouts";

export interface PayoutPage {
  readonly limit: number;
  readonly offset: number;
  readonly states?: readonly PayoutState[] | undefined;
}

/** A developer's payouts, newest first. */
export async function listPayouts(
  reader: Reader,
  developerId: string,
  page: PayoutPage,
): Promise<PayoutRow[]> {
  return reader
    .select()
    .from(payouts)
    .where(mine(developerId, page.states))
    .orderBy(desc(payouts.createdAt), desc(payouts.id))
    .limit(page.limit)
    .offset(page.offset);
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
