import "server-only";
import { claimsAgainstEachOther as find } from "@/db/queries/disagreements";
import type { Rule } from "./rule";

/** Live claims follow one another without gap or overlap, up to where the developer's end (R8). */
export const claimsAgainstEachOther: Rule = {
  name: "claims_against_each_other",
  find: (ctx) => find(ctx.db),
};
