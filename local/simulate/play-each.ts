import type { Breakage } from "./breakages";
import { type Outcome, playSchedule } from "./schedule";
import type { DatabaseServer } from "./server";

/** A schedule waits more than it works: two in one process keep a small machine busy. */
const AT_ONCE = 2;

interface Play {
  readonly seed: number;
  readonly schedules: number;
  readonly breakage?: Breakage;
  /** How many at once, where a machine is busy with other things and each waits long. */
  readonly atOnce?: number | undefined;
  /** Ends it early. */
  readonly enough?: () => boolean;
}

/** Plays schedules from a seed on; they share nothing, so each is the same as if played alone. */
export async function playEach(
  server: DatabaseServer,
  { seed, schedules, breakage, atOnce = AT_ONCE, enough = () => false }: Play,
  hear: (outcome: Outcome) => void,
): Promise<void> {
  let next = seed;
  const lane = async () => {
    while (next < seed + schedules && !enough()) {
      const mine = next;
      next += 1;
      hear(await playSchedule(server, mine, breakage));
    }
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
}
