import type { AppliedChange, Reader, Transaction } from "./store";

/**
 * Double entry in whole cents. A place holds what was moved into it less what was moved out, so
 * everything sums to zero; only the world outside may be below zero.
 */
export type Place =
  | "world"
  | "platform:available"
  | `available:${string}`
  | `pending:${string}`
  | `in_transit:${string}`
  | `bank:${string}`;

export const PLATFORM = "platform";

export const centsAt = (reader: Reader, place: Place): number =>
  reader.get("ledger", place)?.cents ?? 0;

export function move(tx: Transaction, from: Place, to: Place, cents: number): void {
  invariant(Number.isSafeInteger(cents) && cents > 0, `cannot move ${cents} cents`);
  tx.put("ledger", from, { place: from, cents: centsAt(tx, from) - cents });
  tx.put("ledger", to, { place: to, cents: centsAt(tx, to) + cents });
}

/** Runs before every commit: what a transaction did to the ledger must cancel out. */
export function assertBalanced(changes: readonly AppliedChange[]): void {
  let difference = 0;
  for (const change of changes) {
    if (change.table !== "ledger") continue;
    const after = centsOf(change.row);
    difference += after - centsOf(change.before);
    invariant(change.id === "world" || after >= 0, `${change.id} would hold ${after} cents`);
  }
  invariant(difference === 0, `the ledger would be off by ${difference} cents`);
}

export const places = (reader: Reader): Record<string, number> =>
  Object.fromEntries(reader.rows("ledger").map((row) => [row.place, row.cents]));

export function ledgerSum(reader: Reader): number {
  return reader.rows("ledger").reduce((sum, row) => sum + row.cents, 0);
}

function centsOf(row: unknown): number {
  if (typeof row !== "object" || row === null || !("cents" in row)) return 0;
  invariant(typeof row.cents === "number", "a ledger row without cents");
  return row.cents;
}

export function invariant(holds: boolean, sentence: string): asserts holds {
  if (!holds) throw new Error(`stripe emulator: ${sentence}`);
}
