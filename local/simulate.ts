import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { SingleBar } from "cli-progress";
import { BREAKAGES, type Breakage, findBreakage } from "./simulate/breakages";
import { writeDocument } from "./simulate/document";
import { playEach } from "./simulate/play-each";
import { openReport } from "./simulate/report";
import type { Outcome } from "./simulate/schedule";
import { type DatabaseServer, startDatabaseServer } from "./simulate/server";

/**
 * Plays seeded schedules of everything that can go wrong and checks the books after each:
 *   npm run simulate -- [--seed N] [--schedules M]   as many schedules, from this seed on
 *   npm run simulate -- --seed N --schedules 1 --trace   one of them, step by step
 *   npm run simulate -- --break NAME                 with the product broken on purpose
 *   npm run simulate -- --prove                      each breakage, until it is seen
 *   npm run simulate -- --document                   docs/reliability.md, from those reports
 * Each leaves a report in .local/simulate, but for a trace.
 */
const REPORTS = fileURLToPath(new URL("../.local/simulate", import.meta.url));
const DOCUMENT = fileURLToPath(new URL("../docs/reliability.md", import.meta.url));
const MOST_FOR_A_BREAKAGE = 500;
const SEEN_OFTEN_ENOUGH = 3;

const { values: options } = parseArgs({
  options: {
    seed: { type: "string", default: "1" },
    schedules: { type: "string" },
    "at-once": { type: "string" },
    break: { type: "string" },
    trace: { type: "boolean", default: false },
    prove: { type: "boolean", default: false },
    document: { type: "boolean", default: false },
  },
});

const seed = wholeNumber(options.seed, "--seed");
const schedules = wholeNumber(options.schedules ?? "100", "--schedules");
const atOnce = options["at-once"] ? wholeNumber(options["at-once"], "--at-once") : undefined;

if (options.document) process.exit(writeDocument(REPORTS, DOCUMENT) ? 0 : 1);
const server = await startDatabaseServer();
try {
  process.exitCode = options.prove ? await prove(server) : await play(server);
} finally {
  await server.close();
}
process.exit();

async function play(on: DatabaseServer): Promise<number> {
  const breakage = findBreakage(options.break);
  const { violated, seconds } = await playAndReport(on, schedules, breakage);
  console.log(`${schedules} schedules in ${seconds} s, ${violated} of them violated`);
  return violated === 0 ? 0 : 1;
}

/** Breaks one thing after the other and looks how soon that is seen. */
async function prove(on: DatabaseServer): Promise<number> {
  let unseen = 0;
  for (const breakage of options.break ? [findBreakage(options.break)] : BREAKAGES) {
    const most = options.schedules ? schedules : MOST_FOR_A_BREAKAGE;
    const { violated, played } = await playAndReport(on, most, breakage, SEEN_OFTEN_ENOUGH);
    console.log(`${breakage.name}: ${violated} of ${played} schedules see it`);
    if (violated === 0) unseen += 1;
  }
  return unseen === 0 ? 0 : 1;
}

async function playAndReport(
  on: DatabaseServer,
  most: number,
  breakage: Breakage,
  enoughViolated = Number.POSITIVE_INFINITY,
) {
  const report = openReport(REPORTS, breakage.name, seed);
  const format = "{bar} {value}/{total} schedules | {violated} violated | {eta_formatted} left";
  const bar = new SingleBar({ format, noTTYOutput: true, notTTYSchedule: 30_000 });
  bar.start(most, 0, { violated: 0 });
  const enough = () => report.facts().violated >= enoughViolated;
  await playEach(on, { seed, schedules: most, breakage, atOnce, enough }, (outcome) => {
    report.add(outcome);
    bar.increment({ violated: report.facts().violated });
    if (options.trace || (outcome.violations.length > 0 && !options.prove)) tell(outcome, breakage);
  });
  bar.stop();
  // Looking at one again is no news, and must not replace what was played with it.
  if (!options.trace) report.save();
  return report.facts();
}

/** A schedule in full: what happened, what does not hold, how to see it again. */
function tell(outcome: Outcome, { name }: Breakage): void {
  const broken = name === "intact" ? "" : ` --break ${name}`;
  const replay = `npm run simulate -- --seed ${outcome.seed} --schedules 1 --trace${broken}`;
  const { trace, violations } = outcome;
  console.log(`\n\nSchedule ${outcome.seed}\n${trace.join("\n")}\n\n${violations.join("\n")}`);
  console.log(`Replay: ${replay}\n`);
}

function wholeNumber(text: string, option: string): number {
  const number = Number(text);
  if (Number.isInteger(number) && number > 0) return number;
  throw new Error(`${option} takes a whole number`);
}
