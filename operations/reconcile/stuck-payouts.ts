import "server-only";
import { stuckPayouts as find } from "@/db/queries/disagreements";
import type { Rule } from "./rule";

const HOURS = 48;

/**
 * Whatever its reason, a payout that is not resolved after two days is stuck; one larger than any
 * transfer may be is at once.
 */
export const stuckPayouts: Rule = {
  name: "stuck_payouts",
  find: (ctx) => find(ctx.db, HOURS),
};
