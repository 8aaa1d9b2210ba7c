import { parseArgs } from "node:util";
import { SingleBar } from "cli-progress";
import { FULL, type Line, passes, QUICK } from "./frame";
import { writeResults } from "./report";
import { ROWS } from "./rows";
import { startBenchServer } from "./server";
import { toTable } from "./table";

/**
 * How fast, beside what the machine allows, both measured in turn in one run:
 *   npm run bench                    everything, up to 5 million earnings, 20 to 40 minutes
 *   npm run bench -- --quick         smaller, 90 seconds
 *   npm run bench -- --only ingest   single rows, comma separated
 *   npm run bench -- --write         the table goes to docs/performance.md as well
 * A ratio that misses its goal is printed as short and fails nothing; a wrong sum does.
 */
const { values: options } = parseArgs({
  options: {
    quick: { type: "boolean", default: false },
    write: { type: "boolean", default: false },
    only: { type: "string" },
    rounds: { type: "string" },
  },
});

const scale = { ...(options.quick ? QUICK : FULL) };
if (options.rounds) scale.rounds = Number(options.rounds);
const wanted = options.only?.split(",");
const rows = ROWS.filter(({ id }) => wanted === undefined || wanted.includes(id));
if (rows.length === 0) throw new Error(`--only takes ${ROWS.map(({ id }) => id).join(", ")}`);

const bar = new SingleBar({
  format: "{bar} {value}/{total} {doing} ({duration} s)",
  noTTYOutput: true,
  notTTYSchedule: 15_000,
  hideCursor: true,
});
const say = (doing: string) => bar.update({ doing });
const began = performance.now();
bar.start(rows.length, 0, { doing: "starting PostgreSQL" });
const server = await startBenchServer(scale.developers, say);
const lines: Line[] = [];
const broken: string[] = [];
try {
  for (const row of rows) {
    try {
      lines.push(...(await row.measure({ scale, server, say })));
    } catch (fault) {
      broken.push(`${row.id}: ${fault instanceof Error ? (fault.stack ?? fault.message) : fault}`);
    }
    bar.increment();
  }
} finally {
  bar.stop();
  await server.stop();
}

const seconds = Math.round((performance.now() - began) / 1_000);
console.log(`\n${toTable(lines)}\n`);
for (const { what, note } of lines) if (note) console.log(`${what}: ${note}`);
const short = lines.filter((line) => !passes(line)).length;
console.log(`${lines.length} lines, ${short} short, ${broken.length} broken, ${seconds} s`);
for (const fault of broken) console.error(fault);
const { mode } = scale;
writeResults({ mode, seconds, postgres: server.version, lines, write: options.write });
process.exit(broken.length === 0 ? 0 : 1);
