import "server-only";
import { setTimeout as sleep } from "node:timers/promises";

/**
 * Lets its callers through one by one, in the order they came, evenly spaced. Who is late by a
 * little is made up for; after a stall nobody is let through in a heap.
 */
export function pace(perSecond: number): () => Promise<void> {
  const gapMs = 1_000 / perSecond;
  let nextAt = 0;
  let before: Promise<void> = Promise.resolve();
  const pass = async () => {
    const waitMs = nextAt - performance.now();
    if (waitMs > 0) await sleep(waitMs);
    nextAt = Math.max(nextAt, performance.now() - gapMs / 2) + gapMs;
  };
  return () => {
    before = before.then(pass);
    return before;
  };
}
