import type { JournalKind, LedgerAccount } from "@/domain/ledger/accounts";
import type { Micros } from "@/domain/money";
import type { PayoutSplit } from "@/domain/payouts/split";

/** One from→to line; the amount is in micros and always more than zero. */
interface Posting {
  readonly from: LedgerAccount;
  readonly to: LedgerAccount;
  readonly amount: Micros;
}

/** A movement of money, balanced by construction, posted once per (kind, businessId) (R7). */
export interface Journal {
  readonly kind: JournalKind;
  readonly businessId: string;
  readonly postings: readonly Posting[];
}

/** A call was refunded: both parts go back to the end user. */
export function clawbackJournal(businessId: string, accrual: Micros, fee: Micros): Journal {
  return journal("clawback", businessId, [
    ["owed", "usage_receipts", accrual],
    ["fee_revenue", "usage_receipts", fee],
  ]);
}

/** A payout was promised: its transfer is on its way, its reserve kept back. */
function payoutPlannedJournal(payoutId: string, split: PayoutSplit): Journal {
  return journal("payout_planned", payoutId, [
    ["owed", "in_transit", split.transfer],
    ["owed", "reserved", split.reserve],
  ]);
}

/** Stripe took the transfer. */
export function payoutPaidJournal(payoutId: string, transfer: Micros): Journal {
  return journal("payout_paid", payoutId, [["in_transit", "paid", transfer]]);
}

/** The promise was withdrawn: what was claimed is owed again, the reserve is void. */
export function payoutWithdrawnJournal(
  kind: "payout_failed" | "payout_cancelled",
  payoutId: string,
  split: PayoutSplit,
): Journal {
  return reverse(payoutPlannedJournal(payoutId, split), kind);
}

/** A reserve's time is over: it is owed again, as a row of its own on the timeline. */
export function reserveReleaseJournal(payoutId: string, amount: Micros): Journal {
  return journal("reserve_release", payoutId, [["reserved", "owed", amount]]);
}

/** A reserve covers what clawbacks left missing (R13): it is owed again, to be netted out. */
export function reserveAppliedJournal(businessId: string, amount: Micros): Journal {
  return journal("reserve_applied", businessId, [["reserved", "owed", amount]]);
}

/** Stripe took (part of) a transfer back: it is owed again. */
export function transferReturnJournal(businessId: string, amount: Micros): Journal {
  return journal("transfer_return", businessId, [["paid", "owed", amount]]);
}

/** An operator corrects what is owed, up or down, at the platform's cost or gain. */
export function adjustmentJournal(businessId: string, amount: Micros): Journal {
  return amount > 0n
    ? journal("adjustment", businessId, [["losses", "owed", amount]])
    : journal("adjustment", businessId, [["owed", "losses", -amount]]);
}

/** An operator gives up a negative balance: the platform bears it. */
export function writeOffJournal(businessId: string, amount: Micros): Journal {
  return journal("write_off", businessId, [["losses", "owed", amount]]);
}

/** The same lines the other way round, as a new journal: nothing is ever edited. */
function reverse(original: Journal, kind: JournalKind): Journal {
  return {
    kind,
    businessId: original.businessId,
    postings: original.postings.map(({ from, to, amount }) => ({ from: to, to: from, amount })),
  };
}

type Line = readonly [from: LedgerAccount, to: LedgerAccount, amount: Micros];

/** Lines of nothing are left out; a posting always moves money. */
function journal(kind: JournalKind, businessId: string, lines: readonly Line[]): Journal {
  const postings = lines
    .filter(([, , amount]) => amount !== 0n)
    .map(([from, to, amount]) => ({ from, to, amount }));
  return { kind, businessId, postings };
}
