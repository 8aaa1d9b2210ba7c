import "server-only";
import { asDatabase, type Transaction } from "@/db/client";
import { writeAudit } from "@/db/queries/audit-log";
import { insertIntake } from "@/db/queries/clawback-intakes";
import { ledgersOf } from "@/db/queries/ledger";
import { ownersOfApps } from "@/db/queries/reversals";
import type { MoneyAction } from "@/domain/desk/money-action";
import { reasonsOf } from "@/domain/desk/proposal";
import type { ReversalVerdict } from "@/domain/earnings/reversal";
import { sum } from "@/domain/money";
import { cancelPayout } from "../cancel-payout";
import { approvalFacts, type Context, nameOf } from "../context";
import { adjustEarnings, writeOff } from "../correct-earnings";
import { judgeReversals } from "../record-reversals";

/**
 * The same context inside a transaction: what opens one of its own there gets a savepoint, and
 * nothing asks for a second connection while the first is held.
 */
export function inside(ctx: Context, tx: Transaction, now: Date): Context {
  return { ...ctx, db: asDatabase(tx), now: async () => now };
}

/** Whose money an action can touch, in id order: the order in which they are locked. */
export async function developersOf(ctx: Context, action: MoneyAction): Promise<string[]> {
  if (action.kind !== "clawback") return [action.developerId];
  const appIds = action.rows.flatMap((row) => ("app_id" in row ? [row.app_id] : []));
  const owners = await ownersOfApps(ctx.db, appIds.filter(isStorable));
  return [...new Set(owners.values())];
}

/** What PostgreSQL can be asked for at all; anything else names no app. */
function isStorable(value: unknown): value is string {
  return typeof value === "string" && value.isWellFormed() && !value.includes("\u0000");
}

/** Does it, by the operation that has always done it. Answers a clawback's rows one by one. */
export async function perform(
  ctx: Context,
  action: MoneyAction,
): Promise<readonly ReversalVerdict[]> {
  switch (action.kind) {
    case "adjustment":
      await adjustEarnings(ctx, action);
      return [];
    case "write_off":
      await writeOff(ctx, action);
      return [];
    case "payout_cancellation":
      await cancelPayout(ctx, action);
      return [];
    case "clawback":
      return takeIn(ctx, action);
    default:
      return action satisfies never;
  }
}

async function takeIn(
  ctx: Context,
  action: Extract<MoneyAction, { kind: "clawback" }>,
): Promise<readonly ReversalVerdict[]> {
  const verdicts = await judgeReversals(ctx, action.rows);
  const count = (kind: ReversalVerdict["kind"]) =>
    verdicts.filter((verdict) => verdict.kind === kind).length;
  const tally = {
    accepted: count("taken"),
    duplicates: count("duplicate"),
    rejected: count("rejected"),
  };
  const clawedBack = sum(verdicts.map((one) => (one.kind === "taken" ? one.amount : 0n)));
  const by = nameOf(ctx.actor);
  await ctx.db.transaction(async (tx) => {
    const rows = action.rows.map((row, n) => ({ row, outcome: verdicts[n] }));
    await insertIntake(tx, { ...tally, source: action.source, rows, clawedBack, by });
    const taken = action.rows.filter((_, n) => verdicts[n]?.kind === "taken");
    const theirs = await developersOf({ ...ctx, db: asDatabase(tx) }, { ...action, rows: taken });
    const facts = {
      ...tally,
      clawed_back_credits: String(clawedBack),
      reason: reasonsOf(taken),
      developers: [...(await ledgersOf(tx, theirs)).values()].map(({ name }) => name),
      developer_ids: theirs,
      ...approvalFacts(ctx.actor),
    };
    await writeAudit(tx, { actor: by, action: "earnings.clawback", subject: action.id, facts });
  });
  return verdicts;
}
