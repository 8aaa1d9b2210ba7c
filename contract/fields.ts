import { z } from "zod";

/** PostgreSQL keeps no NUL in text, and half a surrogate pair is not text at all. */
function isStorable(text: string): boolean {
  return !text.includes("\u0000") && text.isWellFormed();
}

/** Text of 1 to `longest` characters. */
export function text(longest: number) {
  return z.string().min(1).max(longest).refine(isStorable, "must be plain text");
}

/** An instant as the wire shows it: ISO 8601, UTC, ending in Z. */
export const instant = z.iso.datetime();

/** Micros on the wire. */
export const credits = z.int();

/** Whole cents on the wire. */
export const cents = z.int();

/** A whole number in a query string. */
export function wholeNumber(least: number, most: number) {
  return z
    .string()
    .regex(/^-?\d{1,15}$/, "must be a whole number")
    .transform(Number)
    .pipe(z.int().min(least).max(most));
}
