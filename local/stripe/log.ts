import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  writeFileSync,
  writeSync,
} from "node:fs";
import { dirname } from "node:path";
import type { TableName } from "./tables";

/** One row as it is after a change; null means it is gone. */
export interface Change {
  readonly table: TableName;
  readonly id: string;
  readonly row: unknown;
}

export interface ChangeLog {
  /** One transaction is one line in one write: a kill leaves the whole of it or nothing. */
  append(changes: readonly Change[]): void;
  /** Replaces the log by the shortest one with the same result. */
  compact(rows: Iterable<Change>): void;
  close(): void;
}

const ROWS_PER_LINE = 500;

export function openLog(file: string, fold: (change: Change) => void): ChangeLog {
  mkdirSync(dirname(file), { recursive: true });
  if (existsSync(file)) replay(readFileSync(file, "utf8"), fold);
  let descriptor: number | null = null;
  return {
    append(changes) {
      descriptor ??= openSync(file, "a");
      writeSync(descriptor, `${toLine(changes)}\n`);
    },
    compact(rows) {
      const fresh = `${file}.new`;
      writeFileSync(fresh, [...compactLines(rows)].join(""));
      renameSync(fresh, file);
    },
    close() {
      if (descriptor !== null) closeSync(descriptor);
      descriptor = null;
    },
  };
}

/** Only the last line can be torn; what it would have said never happened. */
function replay(text: string, fold: (change: Change) => void): void {
  const lines = text.split("\n");
  const torn = lines.pop();
  if (torn) process.stderr.write("stripe emulator: dropped a half-written line of its log\n");
  for (const line of lines) {
    const changes: Array<[TableName, string, unknown]> = JSON.parse(line);
    for (const [table, id, row] of changes) fold({ table, id, row });
  }
}

function* compactLines(rows: Iterable<Change>): Iterable<string> {
  let batch: Change[] = [];
  for (const row of rows) {
    batch.push(row);
    if (batch.length === ROWS_PER_LINE) {
      yield `${toLine(batch)}\n`;
      batch = [];
    }
  }
  if (batch.length > 0) yield `${toLine(batch)}\n`;
}

function toLine(changes: readonly Change[]): string {
  return JSON.stringify(changes.map(({ table, id, row }) => [table, id, row]));
}
