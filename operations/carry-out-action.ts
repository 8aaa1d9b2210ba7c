import "server-only";
import type { Transaction } from "@/db/client";
import { ledgersOf } from "@/db/queries/ledger";
import { lockDeveloper } from "@/db/queries/payout-facts";
import { safeguardsNow } from "@/db/queries/safeguards";
import { type Demand, demandFor, NO_DEMAND } from "@/domain/desk/demand";
import type { ActionOutcome, Effect, Measured, MoneyAction } from "@/domain/desk/money-action";
import { LEDGER_ACCOUNTS } from "@/domain/ledger/accounts";
import { type Micros, sum } from "@/domain/money";
import type { Context, OperatorContext } from "./context";
import { type Consent, handOver, refuseUntyped } from "./money-actions/consent";
import { developersOf, inside, perform } from "./money-actions/perform";

/** Carries a measurement out of the transaction that it undoes. */
class Undone extends Error {
  readonly measured: Measured;

  constructor(measured: Measured) {
    super("undone");
    this.measured = measured;
  }
}

/**
 * A money action of the desk. What it will do is found by doing it and undoing it, so that the
 * announcement cannot differ from the deed. Above one amount it has to be typed, above another
 * it becomes a proposal that a second person approves. Refuses `confirmation_required`, and
 * whatever the action itself refuses.
 */
export async function carryOutAction(
  ctx: OperatorContext,
  action: MoneyAction,
  consent: Consent = {},
): Promise<ActionOutcome> {
  const guards = await safeguardsNow(ctx.db);
  const now = await ctx.now();
  try {
    return await ctx.db.transaction(async (tx) => {
      const measured = await measure(ctx, tx, action, now);
      const outcome = { ...measured, ...standing(measured), proposal: null };
      if (consent.dryRun) throw new Undone(measured);
      refuseUntyped(outcome.confirmation, consent.confirmation);
      if (outcome.needsApproval) throw new Undone(measured);
      return { ...outcome, kind: "done" } as const;
    });
  } catch (undone) {
    if (!(undone instanceof Undone)) throw undone;
    const { measured } = undone;
    const outcome = { ...measured, ...standing(measured) };
    if (consent.dryRun) return { ...outcome, kind: "rehearsed", proposal: null };
    return { ...outcome, kind: "proposed", proposal: await handOver(ctx, action, measured) };
  }

  function standing({ amount, effects }: Measured): Demand {
    return effects.length > 0 ? demandFor(amount, guards) : NO_DEMAND;
  }
}

/** Does the action inside `tx` and says what it changed. Whoever it may touch is locked first. */
export async function measure(
  ctx: Context,
  tx: Transaction,
  action: MoneyAction,
  now: Date,
): Promise<Measured> {
  const within = inside(ctx, tx, now);
  const developers = await developersOf(within, action);
  for (const developerId of developers) await lockDeveloper(tx, developerId);
  const before = await ledgersOf(tx, developers);
  const verdicts = await perform(within, action);
  const after = await ledgersOf(tx, developers);

  const effects = [...after].flatMap(([developerId, { name, balances }]): Effect[] => {
    const was = before.get(developerId)?.balances;
    const changes = LEDGER_ACCOUNTS.map((ledgerAccount) => ({
      ledgerAccount,
      before: was?.[ledgerAccount] ?? 0n,
      after: balances[ledgerAccount],
    })).filter((change) => change.before !== change.after);
    return changes.length > 0 ? [{ developerId, name, changes }] : [];
  });
  const taken = verdicts.map((verdict) => (verdict.kind === "taken" ? verdict.amount : 0n));
  return {
    verdicts,
    effects,
    amount: action.kind === "clawback" ? sum(taken) : sum(effects.map(moved)),
  };
}

/** What went from one ledger account to another: the rises alone. */
function moved({ changes }: Effect): Micros {
  return sum(changes.map(({ before, after }) => (after > before ? after - before : 0n)));
}
