import { setTimeout as sleep } from "node:timers/promises";
import type { Announcement } from "@/domain/announcements";
import { inngest } from "./client";

/** A send is not atomic and takes 5,000 at most: pages keep a failure small. */
const PAGE = 500;
/** Somebody is waiting for an answer; an executor that is away must not keep them. */
const PATIENCE_MS = 2_000;

interface Complaints {
  warn(facts: object, message: string): void;
}

/**
 * Tells the executor what may be worked on. Never throws: everything announced is committed
 * already, and the relay finds what was lost here. After one failure the rest is left to it.
 */
export async function announce(
  announcements: readonly Announcement[],
  log: Complaints,
): Promise<void> {
  for (let from = 0; from < announcements.length; from += PAGE) {
    try {
      await within(PATIENCE_MS, inngest.send(announcements.slice(from, from + PAGE)));
    } catch (err) {
      const left = announcements.length - from;
      log.warn({ err, left }, "announcements were left to the relay");
      return;
    }
  }
}

async function within(ms: number, sending: Promise<unknown>): Promise<void> {
  const stop = new AbortController();
  const expired = sleep(ms, undefined, { signal: stop.signal }).then(() => {
    throw new Error(`the executor did not answer in ${ms} ms`);
  });
  try {
    await Promise.race([sending, expired]);
  } finally {
    stop.abort();
    expired.catch(() => undefined);
  }
}
