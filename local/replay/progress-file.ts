import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";

/** What a replay has to remember: by how much it moved the trace, and how far it came. */
interface Remembered {
  readonly shiftDays: number;
  readonly sent: number;
}

export interface ProgressFile {
  recall(trace: string): Remembered | undefined;
  keep(trace: string, remembered: Remembered): void;
}

/** One small file for all replays; the shift has to be the same on every later day. */
export function openProgressFile(path: string): ProgressFile {
  const all: Record<string, Remembered> = existsSync(path)
    ? JSON.parse(readFileSync(path, "utf8"))
    : {};
  return {
    recall: (trace) => all[trace],
    keep(trace, remembered) {
      all[trace] = remembered;
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(`${path}.new`, `${JSON.stringify(all, null, 2)}\n`);
      renameSync(`${path}.new`, path);
    },
  };
}
