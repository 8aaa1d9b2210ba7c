import { INVARIANTS } from "./verdict";

export interface Summary {
  readonly seed: number;
  readonly schedules: number;
  readonly violated: number;
  readonly tally: ReadonlyMap<string, number>;
  readonly seconds: number;
}

/** A thing broken on purpose, and the schedules that saw it. */
export interface Caught {
  readonly name: string;
  readonly what: string;
  readonly seeds: readonly number[];
  readonly played: number;
  readonly first: string;
}

const SURROUNDINGS = [
  ...["account", "executor", "funds", "letter", "process", "return", "two at once", "usage"],
];

/** docs/reliability.md, from what was just played and nothing else. */
export function toReport(summary: Summary, caught: readonly Caught[]): string {
  const { seed, schedules, violated, seconds } = summary;
  const last = seed + schedules - 1;
  return `# Reliability, as played

Written by \`npm run simulate -- --seed ${seed} --schedules ${schedules} --prove\`; do not edit.

Each schedule is an empty database, the real operations on real PostgreSQL and the real Stripe
emulator, three processes that stop at every statement, commit and call to Stripe, and a seed that
decides which of them goes on, which dies there, and what happens outside meanwhile. Then faults
end, time passes, and everything below must hold.

| | |
| --- | --- |
| schedules | ${schedules}, seeds ${seed} to ${last} |
| schedules with a violation | ${violated} |
| took | ${seconds} s, ${(seconds / schedules).toFixed(2)} s a schedule |

## What must hold after every schedule

${INVARIANTS.map(([sentence]) => `- ${sentence}`).join("\n")}

One case is judged more mildly: a process that sleeps for hours between its last look at the books
and its request to Stripe wakes after Stripe has forgotten the key. Its transfer is a second one;
it must be found and taken back whole.

## Faults that fired

${table(summary, "fault")}

## Letters, the executor, accounts and money

${table(summary, ...SURROUNDINGS)}

## Operations started

${table(summary, "job")}

## Deaths, by the step at which the process died

${table(summary, "death")}

## Broken on purpose

Each was played from seed ${seed} on until three schedules had seen it, at most 500. The product is
not touched: answers, statements or the schedule's own database are changed on the way.

| broken | what | seen by seeds | of schedules |
| --- | --- | --- | --- |
${caught.map(toRow).join("\n")}

The first thing said in each case:

${caught.map(({ name, first }) => `- \`${name}\`: ${first || "nothing"}`).join("\n")}
`;
}

function toRow({ name, what, seeds, played }: Caught): string {
  return `| \`${name}\` | ${what} | ${seeds.join(", ") || "none"} | ${played} |`;
}

function table({ tally }: Summary, ...kinds: readonly string[]): string {
  const rows = [...tally]
    .filter(([what]) => kinds.some((kind) => what === kind || what.startsWith(`${kind}`)))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([what, times]) => `| ${what.replace(/^(fault|job|death): /, "")} | ${times} |`);
  return ["| what | times |", "| --- | ---: |", ...rows].join("\n");
}
