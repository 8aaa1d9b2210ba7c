import "server-only";
import { and, asc, eq, type InferSelectModel } from "drizzle-orm";
import type { Reader } from "../client";
import { reserves, transferAttempts } from "../schema";
import type { AttemptRow, PayoutKey } from "./payouts";

export type ReserveRow = InferSelectModel<typeof reserves>;

/** What a payout kept back; null when it kept nothing. */
export async function reserveOfPayout(reader: Reader, key: PayoutKey): Promise<ReserveRow | null> {
  const ofPayout = and(
    eq(reserves.developerId, key.developerId),
    eq(reserves.payoutId, key.payoutId),
  );
  const [row] = await reader.select().from(reserves).where(ofPayout);
  return row ?? null;
}

const MOST_ATTEMPTS = 50;

/** Every try at Stripe, oldest first. */
export async function attemptsOfPayout(reader: Reader, key: PayoutKey): Promise<AttemptRow[]> {
  return reader
    .select()
    .from(transferAttempts)
    .where(
      and(
        eq(transferAttempts.developerId, key.developerId),
        eq(transferAttempts.payoutId, key.payoutId),
      ),
    )
    .orderBy(asc(transferAttempts.number))
    .limit(MOST_ATTEMPTS);
}
