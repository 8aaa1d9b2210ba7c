import "server-only";
import { payoutsAgainstReserves as find } from "@/db/queries/disagreements";
import type { Rule } from "./rule";

/** A payout's reserve is there in full, and in a state that fits the payout's (R5). */
export const payoutsAgainstReserves: Rule = {
  name: "payouts_against_reserves",
  find: (ctx) => find(ctx.db),
};
