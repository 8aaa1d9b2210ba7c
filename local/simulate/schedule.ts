import { recordUsage } from "../../operations/record-usage";
import { type Breakage, INTACT } from "./breakages";
import { calmDown } from "./calm";
import { addCall, dealJob, isExpected, type Job, toWire } from "./jobs";
import type { Player } from "./player";
import type { DatabaseServer } from "./server";
import { judge } from "./verdict";
import { changeWeather } from "./weather";
import { openWorld, type World } from "./world";

export interface Outcome {
  readonly seed: number;
  readonly violations: readonly string[];
  readonly trace: readonly string[];
  /** How often what happened: jobs, deaths, faults that fired. */
  readonly tally: ReadonlyMap<string, number>;
  readonly ms: number;
}

const FEWEST_JOBS = 25;
const DEATHS = 0.04;
const TWICE = 0.3;
const BURSTS = [1, 1, 1, 2, 3, 5, 9, 20, 60] as const;

/** One schedule, from an empty database to its verdict; the seed decides everything in it. */
export async function playSchedule(
  server: DatabaseServer,
  seed: number,
  breakage: Breakage = INTACT,
): Promise<Outcome> {
  const began = performance.now();
  const world = await openWorld(server, seed, breakage);
  try {
    const broke = await playThrough(world).then(
      () => [],
      (fault: unknown) => [`the schedule broke off: ${messageOf(fault)}`],
    );
    const violations = broke.length > 0 ? broke : await judge(world);
    await countFirings(world);
    const { trace, tally } = world;
    return { seed, violations, trace, tally, ms: performance.now() - began };
  } finally {
    await world.close();
  }
}

async function playThrough(world: World): Promise<void> {
  await prepare(world);
  await playStorm(world);
  await calmDown(world);
}

/** Everybody has something to be paid, and what onboarding told us has been heard. */
async function prepare(world: World): Promise<void> {
  for (const payee of world.payees) {
    for (let left = 1 + world.random.below(2); left > 0; left -= 1) addCall(world, payee);
  }
  await recordUsage(world.calmCtx, world.calls.map(toWire));
  await world.control("flush", {});
  world.letters.length = 0;
}

async function playStorm(world: World): Promise<void> {
  const { random, stage } = world;
  let left = FEWEST_JOBS + random.below(20);
  while (left > 0) {
    const idle = stage.idle();
    const paused = stage.paused();
    if (paused.length > 0 && (!idle || random.chance(0.75))) {
      await advance(world, random.pick(paused));
    } else if (random.chance(0.3)) {
      await changeWeather(world);
    } else if (idle) {
      const job = await dealJob(world);
      left -= 1;
      await start(world, idle, job);
      const second = stage.idle();
      if (second && random.chance(TWICE)) {
        world.count("two at once");
        await start(world, second, (await job.rival?.(world)) ?? job);
      }
    }
  }
  for (let paused = stage.paused(); paused.length > 0; paused = stage.paused()) {
    await advance(world, random.pick(paused));
  }
}

async function advance(world: World, player: Player): Promise<void> {
  const { random, stage } = world;
  const { slot, job, point } = player;
  if (random.chance(DEATHS)) {
    world.count(`death: ${point}`);
    world.note(`  ${slot} dies at: ${point}`);
    await stage.kill(player);
    return;
  }
  const points = random.pick(BURSTS);
  await stage.step(player, points);
  const now = player.state === "idle" ? "done" : player.blocked ? "behind a lock" : player.point;
  world.note(`  ${slot} ${job}: ${point} → ${now}`);
}

async function start(world: World, player: Player, job: Job): Promise<void> {
  const { ctx, line } = world.processOf(player);
  const gate = job.gated ? String(player.slot) : "";
  if (job.gated) await world.stage.closeGate(player);
  await line.client`select set_config('simulate.gate', ${gate}, false)`;
  world.count(`job: ${job.name.split(" ")[0]}`);
  world.note(`${player.slot} ${job.name}`);
  await world.stage.play(
    player,
    job.name,
    () => job.work(ctx),
    (fault) => {
      if (isExpected(fault)) return;
      world.surprises.push(`${job.name} at ${player.point}: ${messageOf(fault)}`);
    },
  );
}

async function countFirings(world: World): Promise<void> {
  const { firings } = await world.control<{ firings: { rule: string }[] }>("faults");
  for (const { rule } of firings) world.count(`fault: ${world.rules.get(rule) ?? "unnamed"}`);
  if (world.sleepers > 0) world.count("process: asleep for hours");
}

function messageOf(fault: unknown): string {
  if (!(fault instanceof Error)) return String(fault);
  const cause = fault.cause instanceof Error ? ` (${fault.cause.message})` : "";
  return `${fault.message}${cause}`;
}
