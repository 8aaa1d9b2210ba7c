import { expect, inject, test } from "vitest";
import { findBreakage } from "./breakages";
import { playEach } from "./play-each";
import { createRandom } from "./random";
import type { Outcome } from "./schedule";
import { type DatabaseServer, databasesOn } from "./server";

let server: Promise<DatabaseServer> | undefined;
const databases = () => {
  server ??= databasesOn(inject("postgresUrl"));
  return server;
};

async function play(seed: number, schedules: number, broken?: string): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  const breakage = findBreakage(broken);
  const enough = () => broken !== undefined && outcomes.some(isViolated);
  await playEach(await databases(), { seed, schedules, breakage, enough }, (outcome) => {
    outcomes.push(outcome);
  });
  return outcomes;
}

const isViolated = ({ violations }: Outcome) => violations.length > 0;

test("60 schedules of faults, deaths and races leave every book closed", async () => {
  const outcomes = await play(1, 60);
  const violated = outcomes.filter(isViolated);
  // A seed that fails replays: npm run simulate -- --seed N --schedules 1 --trace
  expect(violated.map(({ seed, violations }) => ({ seed, violations }))).toEqual([]);
  const kinds = new Set(outcomes.flatMap(({ tally }) => [...tally.keys()]));
  const fired = [...kinds].filter((kind) => kind.startsWith("fault: "));
  expect(fired.length).toBeGreaterThan(20);
}, 600_000);

test("a seed decides everything", () => {
  const drawn = (seed: number) => {
    const random = createRandom(seed);
    return [random.next(), random.below(10), random.pick([1, 2, 3]), random.chance(0.5)];
  };
  expect(drawn(7)).toEqual(drawn(7));
  expect(drawn(7)).not.toEqual(drawn(8));
});
