import "server-only";
import { payoutsAgainstPostings as find } from "@/db/queries/disagreements";
import type { Rule } from "./rule";

/** What a payout's state says is in transit and paid, its postings say too (R7). */
export const payoutsAgainstPostings: Rule = {
  name: "payouts_against_postings",
  find: (ctx) => find(ctx.db),
};
