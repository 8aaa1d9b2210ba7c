import { mkdirSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { join } from "node:path";
import { root } from "../local/up/build";
import { toChart } from "./chart";
import { type Line, passes } from "./frame";
import { writePerformancePage } from "./page";

export interface Results {
  readonly mode: "quick" | "full";
  readonly seconds: number;
  readonly postgres: string;
  readonly lines: readonly Line[];
  readonly write: boolean;
}

/** JSON and a chart in `.local/bench`, and the table in the documents when that is asked for. */
export function writeResults(results: Results): void {
  const folder = join(root, ".local/bench");
  mkdirSync(folder, { recursive: true });
  const { mode, seconds, postgres, lines } = results;
  const facts = { mode, seconds, postgres, node: process.version, cores: cpus().length };
  const measured = lines.map((line) => ({ ...line, passes: passes(line) }));
  const at = new Date().toISOString();
  const json = JSON.stringify({ at, ...facts, lines: measured }, null, 2);
  writeFileSync(join(folder, `${mode}.json`), `${json}\n`);
  writeFileSync(join(folder, `${mode}.svg`), toChart(lines));
  console.log(`\n.local/bench/${mode}.json and ${mode}.svg written`);
  if (results.write) writePerformancePage(facts, lines);
}
