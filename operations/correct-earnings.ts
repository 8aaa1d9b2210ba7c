import "server-only";
import { writeAudit } from "@/db/queries/audit-log";
import { developerExists } from "@/db/queries/developers";
import { ledgerBalancesOf, postJournal } from "@/db/queries/ledger";
import { lockDeveloper } from "@/db/queries/payout-facts";
import { findTimelineRow, insertTimelineRow } from "@/db/queries/timeline";
import { adjustmentJournal, writeOffJournal } from "@/domain/ledger/journals";
import type { Micros } from "@/domain/money";
import { Refusal } from "@/domain/refusals";
import { approvalFacts, type Context, nameOf } from "./context";
import { coverShortfall } from "./cover-shortfall";

export interface Correction {
  readonly developerId: string;
  /** The operator's own id of this correction: the same one twice is done once. */
  readonly id: string;
  readonly reason: string;
}

/** Moves what a developer is owed up or down by hand, in micros, as a journal (section 2, R4). */
export async function adjustEarnings(
  ctx: Context,
  input: Correction & { readonly amount: Micros },
): Promise<Micros> {
  if (input.amount === 0n) throw fault("amount_credits", "must not be zero");
  return correct(ctx, "adjustment", input, async () => input.amount);
}

/** Gives up a developer's negative balance, all of it: the platform bears the loss (R13). */
export async function writeOff(ctx: Context, input: Correction): Promise<Micros> {
  return correct(ctx, "write_off", input, async (owed) => {
    if (owed >= 0n) throw fault("developer_id", "owes nothing");
    return -owed;
  });
}

async function correct(
  ctx: Context,
  kind: "adjustment" | "write_off",
  input: Correction & { readonly amount?: Micros },
  decide: (owed: Micros) => Promise<Micros>,
): Promise<Micros> {
  const now = await ctx.now();
  if (!(await developerExists(ctx.db, input.developerId))) throw new Refusal("not_found");
  return ctx.db.transaction(async (tx) => {
    await lockDeveloper(tx, input.developerId);
    const known = { developerId: input.developerId, kind, businessId: input.id } as const;
    const earlier = await findTimelineRow(tx, known);
    if (earlier) return repeated(earlier, input);

    const { owed } = await ledgerBalancesOf(tx, input.developerId);
    const amount = await decide(owed);
    const journal =
      kind === "adjustment"
        ? adjustmentJournal(input.id, amount)
        : writeOffJournal(input.id, amount);
    const journalId = await postJournal(tx, input.developerId, journal, now);
    const { reason } = input;
    await insertTimelineRow(tx, { ...known, amount, occurredAt: now, journalId, reason });
    await coverShortfall(tx, input.developerId, `${kind}/${input.id}`, now);
    await writeAudit(tx, {
      actor: nameOf(ctx.actor),
      action: `earnings.${kind}`,
      subject: input.developerId,
      facts: {
        id: input.id,
        reason,
        amount_credits: String(amount),
        ...approvalFacts(ctx.actor),
      },
    });
    return amount;
  });
}

/** The same correction again is done already; another one under its id would be lost. */
function repeated(
  earlier: { readonly amount: Micros; readonly reason: string | null },
  { amount = earlier.amount, reason }: { readonly amount?: Micros; readonly reason: string },
): Micros {
  if (earlier.amount === amount && earlier.reason === reason) return amount;
  throw fault("id", "was used before for a correction that differs");
}

function fault(path: string, detail: string): Refusal {
  return new Refusal("invalid_field", { faults: [{ path, detail }] });
}
