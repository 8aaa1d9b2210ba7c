import "server-only";
import { setTimeout as sleep } from "node:timers/promises";

/**
 * Lets its callers through one by one, in the order they came, evenly spaced. What a stall of the
 * process held up goes together after it, and waits out a 429 if that is too much.
 */
export function pace(perSecond: number): () => Promise<void> {
  const gapMs = 1_000 / perSecond;
  let nextAt = 0;
  return async () => {
    const now = performance.now();
    const mine = Math.max(now, nextAt);
    nextAt = mine + gapMs;
    if (mine > now) await sleep(mine - now);
  };
}
