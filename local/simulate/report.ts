import { spawnSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Outcome } from "./schedule";

/** What schedules from one seed on came to, as it is kept. */
export interface Report {
  readonly breakage: string;
  /** What was played: a seed replays against the same code. */
  readonly commit: string;
  readonly seed: number;
  readonly played: number;
  readonly seconds: number;
  readonly violations: readonly { readonly seed: number; readonly found: readonly string[] }[];
  /** How often what happened. */
  readonly tally: Readonly<Record<string, number>>;
}

const SAVE_EVERY = 20;

/** Collects outcomes; what was played so far survives an interruption. */
export function openReport(folder: string, breakage: string, seed: number) {
  const began = performance.now();
  const commit = currentCommit();
  const tally: Record<string, number> = {};
  const violations: { seed: number; found: readonly string[] }[] = [];
  let played = 0;
  const seconds = () => Math.round((performance.now() - began) / 1_000);
  const save = () => {
    const took = seconds();
    const report: Report = { breakage, commit, seed, played, seconds: took, violations, tally };
    mkdirSync(folder, { recursive: true });
    const file = join(folder, `${breakage}-${seed}.json`);
    writeFileSync(file, `${JSON.stringify(report, null, 2)}\n`);
  };
  return {
    save,
    facts: () => ({ violated: violations.length, played, seconds: seconds() }),
    add(outcome: Outcome) {
      played += 1;
      for (const [what, times] of outcome.tally) tally[what] = (tally[what] ?? 0) + times;
      const { seed: replays, violations: found } = outcome;
      if (found.length > 0) violations.push({ seed: replays, found });
      if (played % SAVE_EVERY === 0) save();
    },
  };
}

function currentCommit(): string {
  const { stdout } = spawnSync("git", ["rev-parse", "--short", "HEAD"], { encoding: "utf8" });
  return stdout?.trim() || "unknown";
}

export function readReports(folder: string): Report[] {
  const files = readdirSync(folder).filter((name) => name.endsWith(".json"));
  const reports = files.map((name): Report => JSON.parse(readFileSync(join(folder, name), "utf8")));
  return reports.sort((a, b) => a.seed - b.seed);
}
