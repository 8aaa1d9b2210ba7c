import { type Line, passes } from "./frame";
import { goalText, ratioText } from "./table";

const ROW = 34;
const LEFT = 430;
const WIDTH = 980;
const SCALE = 120;

/** Each line's ratio beside its goal: the mark at 1 is the goal, to its right is better. */
export function toChart(lines: readonly Line[]): string {
  const judged = lines.filter(({ goal }) => goal !== null);
  const height = judged.length * ROW + 60;
  const bars = judged.map((line, at) => barOf(line, 40 + at * ROW)).join("\n");
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${height}"
  font-family="sans-serif" font-size="13">
<rect width="100%" height="100%" fill="#ffffff"/>
<text x="16" y="22" font-weight="bold">How near each measure is to its goal</text>
<line x1="${LEFT + SCALE}" y1="30" x2="${LEFT + SCALE}" y2="${height - 16}" stroke="#64748b"
  stroke-dasharray="4 4"/>
${bars}
</svg>
`;
}

function barOf(line: Line, y: number): string {
  const reached = reachOf(line);
  const length = Math.max(3, Math.min(reached, 3.4) * SCALE);
  const colour = passes(line) ? "#0f766e" : "#b45309";
  const text = `${ratioText(line.ratio)} (goal ${goalText(line.goal)})`;
  return `<text x="16" y="${y + 14}">${escaped(line.what)}</text>
<rect x="${LEFT}" y="${y + 2}" width="${length.toFixed(0)}" height="16" rx="3" fill="${colour}"/>
<text x="${(LEFT + length + 8).toFixed(0)}" y="${y + 15}" fill="#334155">${escaped(text)}</text>`;
}

/** 1 is the goal, more is better, whichever way the goal points. */
function reachOf({ ratio, goal }: Line): number {
  if (goal === null) return 0;
  return "atLeast" in goal ? ratio / goal.atLeast : goal.atMost / ratio;
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
}
