import "server-only";
import { rollupHoursAgainstRows as find } from "@/db/queries/disagreements";
import { RECENT_DAYS, type Rule } from "./rule";

/** Rollups lie in the hours in which their rows become payable. */
export const rollupHoursAgainstRows: Rule = {
  name: "rollup_hours_against_rows",
  find: (ctx) => find(ctx.db, RECENT_DAYS),
};
