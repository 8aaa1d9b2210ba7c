import "server-only";
import type { Transaction } from "@/db/client";
import { postJournal } from "@/db/queries/ledger";
import { tellNews } from "@/db/queries/news";
import { lockDeveloper } from "@/db/queries/payout-facts";
import {
  developerOfApp,
  findOriginalCall,
  findReversal,
  insertClawback,
} from "@/db/queries/reversals";
import { clawBack } from "@/domain/earnings/accrual";
import {
  checkReversal,
  type Reversal,
  type ReversalFault,
  type ReversalReport,
  type ReversalVerdict,
} from "@/domain/earnings/reversal";
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

/** The same, answering for each row what became of it. */
export async function judgeReversals(
  ctx: Context,
  raw: readonly unknown[],
): Promise<ReversalVerdict[]> {
  const verdicts: ReversalVerdict[] = [];
  for (const report of raw) {
    const checked = checkReversal(report);
    verdicts.push(
      "reversal" in checked
        ? await takeBack(ctx, checked.reversal)
        : { kind: "rejected", fault: checked.fault },
    );
  }
  return verdicts;
}

async function takeBack(ctx: Context, reversal: Reversal): Promise<ReversalVerdict> {
  const developerId = await developerOfApp(ctx.db, reversal.appId);
  if (!developerId) return reject("unknown_app", "app_id names no app");
  const now = await ctx.now();
  return ctx.db.transaction(async (tx): Promise<ReversalVerdict> => {
    await lockDeveloper(tx, developerId);
    const repeat = await compareWithEarlier(tx, developerId, reversal);
    if (repeat) return repeat;

    const call = await findOriginalCall(tx, developerId, reversal);
    if (!call) return reject("unknown_event", "event_id names no call of this app");
    const left = call.cost - call.taken;
    const cost = reversal.cost ?? left;
    if (cost > left || cost === 0n) {
      return reject("exceeds_original", `only ${left} credits of the call's cost are left`);
    }

    const markupBps = call.developerBilled ? 0 : call.markupBps;
    const taken = clawBack(left, cost, markupBps, call.feeBps);
    const journal = clawbackJournal(`${reversal.appId}/${reversal.id}`, taken.accrual, taken.fee);
    const journalId = await postJournal(tx, developerId, journal, now);
    await insertClawback(tx, developerId, reversal, cost, taken, journalId, now);
    await coverShortfall(tx, developerId, journal.businessId, now);
    await tell(tx, developerId, reversal, taken.accrual, now);
    return { kind: "taken", amount: taken.accrual };
  });
}

/** A call that its developer paid for had earned nothing: there is nothing to tell. */
async function tell(
  tx: Transaction,
  developerId: string,
  reversal: Reversal,
  amount: Micros,
  now: Date,
): Promise<void> {
  if (amount === 0n) return;
  const { appId, id: reversalId, eventId: callId, reason } = reversal;
  const news = { kind: "earning_clawed_back", appId, callId, reversalId, reason, amount } as const;
  await tellNews(tx, { developerId, factId: `${appId}/${reversalId}`, news }, now);
}

/** A reversal without an amount took all that was left, whatever that was then. */
async function compareWithEarlier(
  tx: Transaction,
  developerId: string,
  reversal: Reversal,
): Promise<ReversalVerdict | null> {
  const earlier = await findReversal(tx, developerId, reversal);
  if (!earlier) return null;
  const same =
    earlier.eventId === reversal.eventId &&
    earlier.reason === reversal.reason &&
    (reversal.cost === null || reversal.cost === earlier.cost);
  return same
    ? { kind: "duplicate" }
    : reject("id_conflict", "id was used before for a reversal that differs");
}

function reject(code: ReversalFault["code"], detail: string): ReversalVerdict {
  return { kind: "rejected", fault: { code, detail } };
}

function idOf(raw: unknown): string | null {
  const named = typeof raw === "object" && raw !== null && "id" in raw ? raw.id : null;
  return typeof named === "string" ? named : null;
}
