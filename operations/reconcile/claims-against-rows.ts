import "server-only";
import { claimsAgainstRows as find } from "@/db/queries/disagreements";
import { RECENT_DAYS, type Rule } from "./rule";

/** No earning was written behind the payout that covers its time (R8). */
export const claimsAgainstRows: Rule = {
  name: "claims_against_rows",
  find: (ctx) => find(ctx.db, RECENT_DAYS),
};
