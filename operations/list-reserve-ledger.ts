import "server-only";
import {
  listReserveLedger as list,
  type ReserveFilter,
  reserveTotals,
} from "@/db/queries/reserve-ledger";
import type { LedgerReserve } from "@/domain/reserves/reserve";
import type { OperatorContext } from "./context";

export interface ReserveLedger {
  readonly reserves: readonly LedgerReserve[];
  /** For each state: how many, and how much is held, was released, applied or voided. */
  readonly totals: Awaited<ReturnType<typeof reserveTotals>>;
}

/** What is kept back from everybody, the next to be released first. */
export async function listReserveLedger(
  ctx: OperatorContext,
  filter: ReserveFilter,
): Promise<ReserveLedger> {
  const totals = await reserveTotals(ctx.db);
  return { reserves: await list(ctx.db, filter), totals };
}
