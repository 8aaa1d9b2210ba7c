import "server-only";
import type { Finding } from "@/domain/desk/finding";
import type { Context } from "../context";

/**
 * One thing that must agree. Reads only, and answers what does not: with whom, and by how much.
 */
export interface Rule {
  readonly name: string;
  readonly find: (ctx: Context) => Promise<readonly Omit<Finding, "rule">[]>;
}

/** How far back a rule looks that would otherwise read all of history. */
export const RECENT_DAYS = 8;
