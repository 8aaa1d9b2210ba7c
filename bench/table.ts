import { type Goal, type Line, passes } from "./frame";

const HEADINGS = ["what", "ours", "baseline", "ratio", "goal", ""] as const;

/** The table as Markdown, padded so that it can be read in a terminal too. */
export function toTable(lines: readonly Line[]): string {
  const rows = [HEADINGS, ...lines.map(cellsOf)];
  const widths = HEADINGS.map((_, column) =>
    Math.max(...rows.map((row) => row[column]?.length ?? 0)),
  );
  const print = (cells: readonly string[]) =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(" | ")} |`;
  const rule = `| ${widths.map((width) => "-".repeat(Math.max(3, width))).join(" | ")} |`;
  return [print(HEADINGS), rule, ...rows.slice(1).map(print)].join("\n");
}

function cellsOf(line: Line): string[] {
  const verdict = line.goal === null ? "" : passes(line) ? "pass" : "short";
  return [line.what, line.ours, line.baseline, ratioText(line.ratio), goalText(line.goal), verdict];
}

export function ratioText(ratio: number): string {
  if (!Number.isFinite(ratio)) return "";
  return ratio >= 100 ? ratio.toFixed(0) : ratio.toFixed(ratio >= 10 ? 1 : 2);
}

export function goalText(goal: Goal | null): string {
  if (goal === null) return "";
  return "atLeast" in goal ? `≥ ${goal.atLeast}` : `≤ ${goal.atMost}`;
}
