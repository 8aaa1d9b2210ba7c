import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../local/up/build";
import type { Line } from "./frame";
import { toTable } from "./table";

interface Facts {
  readonly mode: "quick" | "full";
  readonly seconds: number;
  readonly postgres: string;
  readonly node: string;
  readonly cores: number;
}

const BEGIN = "<!-- measured: written by npm run bench, do not edit by hand -->";
const END = "<!-- end of measured -->";

/** Puts the table between its marks; the prose around it is people's. */
export function writePerformancePage(facts: Facts, lines: readonly Line[]): void {
  const path = join(root, "docs/performance.md");
  const page = readFileSync(path, "utf8");
  const from = page.indexOf(BEGIN);
  const to = page.indexOf(END);
  if (from < 0 || to < from) throw new Error("docs/performance.md has lost the marks of its table");
  const measured = `${page.slice(0, from)}${BEGIN}\n\n${tell(facts, lines)}\n\n${page.slice(to)}`;
  writeFileSync(path, measured);
}

function tell({ mode, seconds, postgres, node, cores }: Facts, lines: readonly Line[]): string {
  const command = `npm run bench -- ${mode === "quick" ? "--quick --write" : "--write"}`;
  const date = new Date().toISOString().slice(0, 10);
  const notes = lines.filter(({ note }) => note).map(({ what, note }) => `- ${what}: ${note}`);
  const machine = `${cores} cores, PostgreSQL ${postgres}, Node ${node}`;
  const made = `\`${command}\` on ${date}: ${machine}, ${seconds} s.`;
  return [made, toTable(lines), notes.join("\n")].filter((part) => part !== "").join("\n\n");
}
