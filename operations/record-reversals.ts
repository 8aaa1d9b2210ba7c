import "server-only";
import type { Transaction } from "@/db/client";
import { postJournals } from "@/db/queries/ledger";
import { tellAll } from "@/db/queries/news";
import { lockDeveloper } from "@/db/queries/payout-facts";
import {
  findEarlierReversals,
  findOriginalCalls,
  insertClawbacks,
  ownersOfApps,
} from "@/db/queries/reversals";
import {
  checkReversal,
  type Reversal,
  type ReversalReport,
  type ReversalVerdict,
} from "@/domain/earnings/reversal";
import { type Clawback, judge, reject } from "@/domain/earnings/take-back";
import { clawbackJournal } from "@/domain/ledger/journals";
import { type Micros, sum } from "@/domain/money";
import type { Context } from "./context";
import { coverShortfall } from "./cover-shortfall";

/**
 * Takes accruals back after refunds and chargebacks (R13): a negative row linked to the call,
 * once per reversal id. Parts take what the whole would, and never more than is left.
 */
export async function recordReversals(
  ctx: Context,
  raw: readonly unknown[],
): Promise<ReversalReport> {
  const verdicts = await judgeReversals(ctx, raw);
  const taken = verdicts.flatMap((verdict) => (verdict.kind === "taken" ? [verdict.amount] : []));
  return {
    accepted: taken.length,
    duplicates: verdicts.filter(({ kind }) => kind === "duplicate").length,
    rejected: verdicts.flatMap((verdict, index) =>
      verdict.kind === "rejected" ? [{ index, id: idOf(raw[index]), ...verdict.fault }] : [],
    ),
    clawedBack: sum(taken),
  };
}

/** The same, answering for each row what became of it. One transaction a developer. */
export async function judgeReversals(
  ctx: Context,
  raw: readonly unknown[],
): Promise<ReversalVerdict[]> {
  const checked = raw.map(checkReversal);
  const reversals = checked.flatMap((one) => ("reversal" in one ? [one.reversal] : []));
  const owners = await ownersOfApps(
    ctx.db,
    reversals.map(({ appId }) => appId),
  );
  const verdicts = new Map<Reversal, ReversalVerdict>();
  for (const developerId of new Set(owners.values())) {
    const theirs = reversals.filter(({ appId }) => owners.get(appId) === developerId);
    for (const [one, verdict] of await takeBack(ctx, developerId, theirs)) {
      verdicts.set(one, verdict);
    }
  }
  return checked.map((one) =>
    "fault" in one
      ? { kind: "rejected", fault: one.fault }
      : (verdicts.get(one.reversal) ?? reject("unknown_app", "app_id names no app")),
  );
}

async function takeBack(
  ctx: Context,
  developerId: string,
  reversals: readonly Reversal[],
): Promise<ReadonlyMap<Reversal, ReversalVerdict>> {
  const now = await ctx.now();
  return ctx.db.transaction(async (tx) => {
    await lockDeveloper(tx, developerId);
    const calls = await findOriginalCalls(tx, developerId, reversals);
    const earlier = await findEarlierReversals(tx, developerId, reversals);
    const { verdicts, clawbacks } = judge(reversals, calls, earlier);
    if (clawbacks.length > 0) await write(tx, developerId, clawbacks, now);
    return verdicts;
  });
}

async function write(
  tx: Transaction,
  developerId: string,
  clawbacks: readonly Clawback[],
  now: Date,
): Promise<void> {
  const journals = clawbacks.map(({ reversal, taken }) =>
    clawbackJournal(factOf(reversal), taken.accrual, taken.fee),
  );
  const journalIds = await postJournals(tx, developerId, journals, now);
  const rows = clawbacks.map((one, n) => ({ ...one, journalId: journalIds[n] ?? null }));
  await insertClawbacks(tx, developerId, rows, now);
  await coverShortfall(tx, developerId, journals.at(-1)?.businessId ?? "", now);
  // A call that its developer paid for had earned nothing: there is nothing to tell.
  const felt = clawbacks.filter(({ taken }) => taken.accrual > 0n);
  const told = felt.map(({ reversal, taken }) => ({
    developerId,
    factId: factOf(reversal),
    news: newsOf(reversal, taken.accrual),
  }));
  await tellAll(tx, "earning_clawed_back", told, now);
}

function newsOf({ appId, id, eventId, reason }: Reversal, amount: Micros) {
  const kind = "earning_clawed_back" as const;
  return { kind, appId, callId: eventId, reversalId: id, reason, amount };
}

function factOf({ appId, id }: Reversal): string {
  return `${appId}/${id}`;
}

function idOf(raw: unknown): string | null {
  const named = typeof raw === "object" && raw !== null && "id" in raw ? raw.id : null;
  return typeof named === "string" ? named : null;
}
