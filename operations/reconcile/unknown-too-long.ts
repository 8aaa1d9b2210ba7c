import "server-only";
import { unknownTooLong as find } from "@/db/queries/disagreements";
import type { Rule } from "./rule";

const HOURS = 24;

/** An outcome that is unknown after a day is for somebody to look at (R9). */
export const unknownTooLong: Rule = {
  name: "unknown_too_long",
  find: (ctx) => find(ctx.db, HOURS),
};
