import "server-only";
import { balancesAgainstPostings as find } from "@/db/queries/disagreements";
import { RECENT_DAYS, type Rule } from "./rule";

/** A ledger balance is the sum of the postings it stands for (R7). */
export const balancesAgainstPostings: Rule = {
  name: "balances_against_postings",
  find: (ctx) => find(ctx.db, RECENT_DAYS),
};
