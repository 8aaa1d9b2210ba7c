import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { SingleBar } from "cli-progress";
import { BREAKAGES, type Breakage, findBreakage } from "./simulate/breakages";
import { playEach } from "./simulate/play-each";
import { type Caught, type Summary, toReport } from "./simulate/report";
import type { Outcome } from "./simulate/schedule";
import { type DatabaseServer, startDatabaseServer } from "./simulate/server";

/**
 * Plays seeded schedules of everything that can go wrong and checks the books after each:
 *   npm run simulate -- [--seed N] [--schedules M]   as many schedules, from this seed on
 *   npm run simulate -- --seed N --schedules 1 --trace   one of them, step by step
 *   npm run simulate -- --break NAME                 with the product broken on purpose
 *   npm run simulate -- --schedules M --prove        all of it, written to docs/reliability.md
 */
const REPORT = fileURLToPath(new URL("../docs/reliability.md", import.meta.url));
const MOST_FOR_A_BREAKAGE = 500;
const SEEN_OFTEN_ENOUGH = 3;

const { values: options } = parseArgs({
  options: {
    seed: { type: "string", default: "1" },
    schedules: { type: "string", default: "100" },
    break: { type: "string" },
    trace: { type: "boolean", default: false },
    prove: { type: "boolean", default: false },
  },
});

const server = await startDatabaseServer();
try {
  process.exitCode = await main(server);
} finally {
  await server.close();
}
process.exit();

async function main(on: DatabaseServer): Promise<number> {
  const seed = wholeNumber(options.seed, "--seed");
  const schedules = wholeNumber(options.schedules, "--schedules");
  const breakage = findBreakage(options.break);
  const summary = await playAll(on, seed, schedules, breakage);
  if (options.prove) {
    const caught: Caught[] = [];
    for (const one of BREAKAGES) caught.push(await proveCaught(on, seed, one));
    writeFileSync(REPORT, toReport(summary, caught));
    return summary.violated === 0 && caught.every(({ seeds }) => seeds.length > 0) ? 0 : 1;
  }
  return summary.violated === 0 ? 0 : 1;
}

async function playAll(
  on: DatabaseServer,
  seed: number,
  schedules: number,
  breakage: Breakage,
): Promise<Summary> {
  const bar = new SingleBar({
    format:
      "{bar} {percentage}% | {value}/{total} schedules | {violated} violated | {eta_formatted}",
  });
  const tally = new Map<string, number>();
  const began = performance.now();
  let violated = 0;
  bar.start(schedules, 0, { violated });
  await playEach(on, { seed, schedules, breakage }, (outcome) => {
    for (const [what, times] of outcome.tally) tally.set(what, (tally.get(what) ?? 0) + times);
    if (outcome.violations.length > 0) violated += 1;
    bar.increment({ violated });
    if (outcome.violations.length > 0 || options.trace) tell(outcome, breakage);
  });
  bar.stop();
  const seconds = Math.round((performance.now() - began) / 1_000);
  console.log(`${schedules} schedules in ${seconds} s, ${violated} of them violated`);
  return { seed, schedules, violated, tally, seconds };
}

/** A schedule in full: what happened, what does not hold, how to see it again. */
function tell(outcome: Outcome, { name }: Breakage): void {
  const broken = name === "intact" ? "" : ` --break ${name}`;
  const replay = `npm run simulate -- --seed ${outcome.seed} --schedules 1 --trace${broken}`;
  const { trace, violations } = outcome;
  console.log(`\n\nSchedule ${outcome.seed}\n${trace.join("\n")}\n\n${violations.join("\n")}`);
  console.log(`Replay: ${replay}\n`);
}

/** Breaks one thing and looks how soon that is seen. */
async function proveCaught(on: DatabaseServer, seed: number, breakage: Breakage): Promise<Caught> {
  const { name, what } = breakage;
  const seeds: number[] = [];
  let played = 0;
  let first = "";
  const enough = () => seeds.length >= SEEN_OFTEN_ENOUGH;
  await playEach(on, { seed, schedules: MOST_FOR_A_BREAKAGE, breakage, enough }, (outcome) => {
    played += 1;
    if (outcome.violations.length === 0) return;
    seeds.push(outcome.seed);
    first ||= outcome.violations[0] ?? "";
  });
  console.log(`${name}: ${seeds.join(", ") || "not caught"} of ${played} schedules`);
  return { name, what, seeds, played, first };
}

function wholeNumber(text: string, option: string): number {
  const number = Number(text);
  if (Number.isInteger(number) && number > 0) return number;
  throw new Error(`${option} takes a whole number`);
}
