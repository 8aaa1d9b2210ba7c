import "server-only";
import { everythingAddsUp as find } from "@/db/queries/disagreements";
import type { Rule } from "./rule";

/** What a developer earned is all somewhere, and every journal balances (R16, R7). */
export const everythingAddsUp: Rule = {
  name: "everything_adds_up",
  find: (ctx) => find(ctx.db),
};
