import { setTimeout as sleep } from "node:timers/promises";
import { recordUsage } from "@/operations/record-usage";
import { runPayouts } from "@/operations/run-payouts";
import { mustClose } from "../books";
import { callMaker } from "../calls";
import { contextOn, SERVICE, SYSTEM } from "../context";
import { type BenchRow, milliseconds, quantile, timed } from "../frame";
import { type Stage, usualSize } from "../stage";

const EVENTS = 20;
const EVERY_MS = 25;

/** Usage goes on while a run plans: how long a report waits then. */
export const duringRun: BenchRow = {
  id: "during-run",
  async measure(stage: Stage) {
    const { scale, server, say } = stage;
    const size = usualSize(scale);
    say("usage while a run plans");
    const database = await server.open(size, 8);
    const maker = callMaker(scale.developers);
    const ctx = contextOn(database, SERVICE);
    const report = () => timed(() => recordUsage(ctx, maker.batch(EVENTS)));
    for (let warm = 0; warm < 20; warm += 1) await report();

    const idle = await reportUntil(report, sleep(scale.sliceMs * 4));
    const busy = await reportUntil(report, runPayouts(contextOn(database, SYSTEM)));
    await mustClose(database);
    await database.drop();
    const [during, before] = [quantile(busy, 0.99), quantile(idle, 0.99)];
    return [
      {
        what: `p99 of a report while ${size.toLocaleString("en-US")} earnings are planned`,
        ours: `${milliseconds(during)} (median ${milliseconds(quantile(busy, 0.5))})`,
        baseline: `${milliseconds(before)} idle (median ${milliseconds(quantile(idle, 0.5))})`,
        ratio: during / before,
        goal: { atMost: 3 },
      },
    ];
  },
};

/** Reports at a steady pace, whether the one before has been answered or not. */
async function reportUntil(report: () => Promise<number>, ends: Promise<unknown>) {
  let over = false;
  const end = ends.then(() => {
    over = true;
  });
  const waits: Promise<number>[] = [];
  while (!over) {
    waits.push(report());
    await sleep(EVERY_MS);
  }
  await end;
  return Promise.all(waits);
}
