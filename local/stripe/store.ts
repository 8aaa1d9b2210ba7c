import { type Change, type ChangeLog, openLog } from "./log";
import { TABLE_NAMES, type TableName, type Tables } from "./tables";

/** Reading what is committed (or, inside a transaction, what it has done so far). */
export interface Reader {
  get<T extends TableName>(table: T, id: string): Tables[T] | undefined;
  /** Oldest first: the order rows were first put in, also after a restart. */
  rows<T extends TableName>(table: T): Tables[T][];
  size(table: TableName): number;
}

export interface Transaction extends Reader {
  put<T extends TableName>(table: T, id: string, row: Tables[T]): void;
  remove(table: TableName, id: string): void;
  /** First row put in, or undefined: cheap even when the table is long. */
  oldest<T extends TableName>(table: T): [string, Tables[T]] | undefined;
}

export interface Store extends Reader {
  readonly isNew: boolean;
  /** All of the work or none of it: one line in the log, undone in memory when it throws. */
  transact<R>(work: (tx: Transaction) => R): R;
  listen(listener: CommitListener): void;
  close(): void;
}

type Maps = { [T in TableName]: Map<string, Tables[T]> };

/** `check` sees the changes of a transaction before they are written and may refuse them. */
export type CommitCheck = (changes: readonly AppliedChange[]) => void;

/** Hears of every transaction once it is written. */
type CommitListener = (changes: readonly AppliedChange[]) => void;

export interface AppliedChange extends Change {
  readonly before: unknown;
}

export function openStore(file: string | null, check: CommitCheck): Store {
  const maps = emptyMaps();
  const log = file === null ? null : openLog(file, (change) => fold(maps, change));
  log?.compact(snapshot(maps));
  const reader = readerOf(maps);
  const listeners: CommitListener[] = [];
  const isNew = TABLE_NAMES.every((table) => maps[table].size === 0);
  return {
    ...reader,
    isNew,
    transact(work) {
      const [result, changes] = transact(maps, reader, log, check, work);
      if (changes.length > 0) for (const listener of listeners) listener(changes);
      return result;
    },
    listen: (listener) => void listeners.push(listener),
    close: () => log?.close(),
  };
}

function transact<R>(
  maps: Maps,
  reader: Reader,
  log: ChangeLog | null,
  check: CommitCheck,
  work: (tx: Transaction) => R,
): [R, readonly AppliedChange[]] {
  const changes: AppliedChange[] = [];
  const tx: Transaction = {
    ...reader,
    put(table, id, row) {
      const map: Maps[typeof table] = maps[table];
      changes.push({ table, id, row, before: map.get(id) });
      map.set(id, row);
    },
    remove(table, id) {
      const before = maps[table].get(id);
      if (before === undefined) return;
      changes.push({ table, id, row: null, before });
      maps[table].delete(id);
    },
    oldest: (table) => maps[table].entries().next().value,
  };
  try {
    const result = work(tx);
    check(changes);
    if (changes.length > 0) log?.append(changes);
    return [result, changes];
  } catch (error) {
    for (const change of changes.toReversed()) undo(maps, change);
    throw error;
  }
}

function undo(maps: Maps, change: AppliedChange): void {
  const row = change.before === undefined ? null : change.before;
  fold(maps, { table: change.table, id: change.id, row });
}

/** The log holds only rows that a typed `put` wrote, so they are what the table says. */
function fold(maps: Maps, change: Change): void {
  const map: Map<string, unknown> = maps[change.table];
  if (change.row === null) map.delete(change.id);
  else map.set(change.id, change.row);
}

function* snapshot(maps: Maps): Iterable<Change> {
  for (const table of TABLE_NAMES) {
    for (const [id, row] of maps[table]) yield { table, id, row };
  }
}

function readerOf(maps: Maps): Reader {
  return {
    get<T extends TableName>(table: T, id: string): Tables[T] | undefined {
      const map: Maps[T] = maps[table];
      return map.get(id);
    },
    rows<T extends TableName>(table: T): Tables[T][] {
      const map: Maps[T] = maps[table];
      return [...map.values()];
    },
    size: (table) => maps[table].size,
  };
}

function emptyMaps(): Maps {
  return {
    accounts: new Map(),
    banks: new Map(),
    numbers: new Map(),
    links: new Map(),
    transfers: new Map(),
    payments: new Map(),
    reversals: new Map(),
    payouts: new Map(),
    transactions: new Map(),
    unpaid: new Map(),
    events: new Map(),
    deliveries: new Map(),
    endpoints: new Map(),
    idempotency: new Map(),
    ledger: new Map(),
    due: new Map(),
    settings: new Map(),
  };
}
