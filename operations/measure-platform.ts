import "server-only";
import {
  amountPromised,
  countOpenFindings,
  countUnknownAttempts,
  countUnresolvedPayouts,
  lastRunMeasures,
  outboxLags,
} from "@/db/queries/measures";
import { GatewayFault } from "@/domain/gateway";
import { fromCents, toSafeNumber } from "@/domain/money";
import type { Context } from "./context";

/** What dashboards show of the platform as it stands; docs/operating.md explains each. */
export const MEASURES = [
  "tributary.payouts",
  "tributary.run.age",
  "tributary.run.duration",
  "tributary.run.payouts",
  "tributary.outbox.age",
  "tributary.attempts.unknown",
  "tributary.findings.open",
  "tributary.funding.ratio",
] as const;

interface Measured {
  readonly name: (typeof MEASURES)[number];
  readonly value: number;
  readonly attributes?: Readonly<Record<string, string>>;
}

const UNRESOLVED = ["planned", "pending", "processing"];

/** Every measure with a value now. Stripe is asked only while payouts wait for its balance. */
export async function measurePlatform(ctx: Context): Promise<readonly Measured[]> {
  const [payouts, findings, lags, run, unknown, ratio] = await Promise.all([
    countUnresolvedPayouts(ctx.db),
    countOpenFindings(ctx.db),
    outboxLags(ctx.db),
    lastRunMeasures(ctx.db),
    countUnknownAttempts(ctx.db),
    fundingRatio(ctx),
  ]);
  const one = (name: Measured["name"], value: number | null): Measured[] =>
    value === null ? [] : [{ name, value }];
  return [
    ...UNRESOLVED.map((state) => ({
      name: "tributary.payouts" as const,
      value: payouts.find(({ of }) => of === state)?.count ?? 0,
      attributes: { state },
    })),
    ...one("tributary.run.age", run.age),
    ...one("tributary.run.duration", run.duration),
    ...one("tributary.run.payouts", run.payouts),
    ...lags.map(({ outbox, seconds }) => ({
      name: "tributary.outbox.age" as const,
      value: seconds,
      attributes: { outbox },
    })),
    ...one("tributary.attempts.unknown", unknown),
    ...findings.map(({ of: rule, count }) => ({
      name: "tributary.findings.open" as const,
      value: count,
      attributes: { rule },
    })),
    ...one("tributary.funding.ratio", ratio),
  ];
}

/** What Stripe has for us, over what promised payouts need; null while there is nothing to need. */
async function fundingRatio(ctx: Context): Promise<number | null> {
  const needed = await amountPromised(ctx.db);
  if (needed === 0n) return null;
  try {
    const available = fromCents(await ctx.gateway.availableFunds());
    return toSafeNumber(available) / toSafeNumber(needed);
  } catch (fault) {
    if (fault instanceof GatewayFault) return null;
    throw fault;
  }
}
