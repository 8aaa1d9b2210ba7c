import "server-only";
import type { Reader } from "@/db/client";
import { findConnectedAccount, type MirroredAccount } from "@/db/queries/connected-accounts";
import { type DeveloperRow, findDeveloper } from "@/db/queries/developers";
import { maturitiesOf, reserveMaturitiesOf } from "@/db/queries/maturities";
import { cutoffNow, payoutFactsOf } from "@/db/queries/payout-facts";
import { type PayoutRow, unresolvedPayoutOf } from "@/db/queries/payouts";
import { policyAt } from "@/db/queries/policies";
import { releaseDaysOf } from "@/db/queries/reserve-calendar";
import { bankReturnOf } from "@/db/queries/settlements";
import { type Micros, toCents } from "@/domain/money";
import type { BankReturn } from "@/domain/payouts/bank-return";
import type { PayoutFacts } from "@/domain/payouts/decide";
import { type Forecast, forecastPayout, isSwift } from "@/domain/payouts/forecast";
import { RUN_HOUR_UTC } from "@/domain/payouts/schedule";
import type { Policy } from "@/domain/policy";
import { Refusal } from "@/domain/refusals";
import type { DeveloperContext } from "./context";

export interface UpcomingPayout {
  readonly forecast: Forecast;
  readonly facts: PayoutFacts;
  readonly developer: DeveloperRow;
  readonly connected: MirroredAccount | null;
  /** The payout that is on its way already, if there is one. */
  readonly onItsWay: PayoutRow | null;
  /** Changes no decision, and yet is the first thing to be told. */
  readonly returned: BankReturn | null;
  /** Of what reserves keep, what comes free first and is a cent at least. */
  readonly nextRelease: { readonly amount: Micros; readonly on: Date } | null;
  readonly policy: Policy;
}

/** What a developer will get and when, or why not: the first question of the portal. */
export async function getUpcomingPayout(ctx: DeveloperContext): Promise<UpcomingPayout> {
  const { developerId } = ctx.actor;
  const now = await ctx.now();
  return ctx.db.transaction(
    async (tx): Promise<UpcomingPayout> => {
      const cutoff = await cutoffNow(tx);
      const facts = await payoutFactsOf(tx, developerId, cutoff);
      if (!facts) throw new Refusal("not_found");
      const policy = await policyAt(tx, now);
      const maturities = [
        ...(await maturitiesOf(tx, developerId, now, RUN_HOUR_UTC)),
        ...(await reserveMaturitiesOf(tx, developerId, RUN_HOUR_UTC)),
      ];
      const onItsWay = await unresolvedPayoutOf(tx, developerId);
      const hasUnresolvedPayout = onItsWay !== null && !isSwift(onItsWay, now);
      return {
        forecast: forecastPayout({ ...facts, hasUnresolvedPayout }, maturities, policy, now),
        facts,
        developer: await findDeveloper(tx, developerId),
        connected: await findConnectedAccount(tx, developerId),
        onItsWay,
        returned: await bankReturnOf(tx, developerId),
        nextRelease: await nextReleaseOf(tx, developerId),
        policy,
      };
    },
    { isolationLevel: "repeatable read", accessMode: "read only" },
  );
}

async function nextReleaseOf(reader: Reader, developerId: string) {
  const days = await releaseDaysOf(reader, developerId);
  const next = days.find(({ date, held }) => date !== null && toCents(held) > 0n);
  return next?.date ? { amount: next.held, on: new Date(`${next.date}T00:00:00Z`) } : null;
}
