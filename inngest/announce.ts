import type { Announcement } from "@/domain/announcements";
import { inngest } from "./client";

/** A send is not atomic and takes 5,000 at most: pages keep a failure small. */
const PAGE = 500;

interface Complaints {
  warn(facts: object, message: string): void;
}

/**
 * Tells the executor what may be worked on. Never throws: everything announced is committed
 * already, and the relay finds what was lost here.
 */
export async function announce(
  announcements: readonly Announcement[],
  log: Complaints,
): Promise<void> {
  for (let from = 0; from < announcements.length; from += PAGE) {
    const page = announcements.slice(from, from + PAGE);
    try {
      await inngest.send(page);
    } catch (err) {
      log.warn({ err, lost: page.length }, "announcements were lost; the relay will find them");
    }
  }
}
