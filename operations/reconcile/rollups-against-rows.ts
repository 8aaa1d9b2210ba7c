import "server-only";
import { rollupsAgainstRows as find } from "@/db/queries/disagreements";
import { RECENT_DAYS, type Rule } from "./rule";

/** Rollups and totals are the sums of the rows they stand for. */
export const rollupsAgainstRows: Rule = {
  name: "rollups_against_rows",
  find: (ctx) => find(ctx.db, RECENT_DAYS),
};
