import { z } from "zod";
import { type Micros, toCents } from "@/domain/money";

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

/** Micros on the wire: a JSON integer of any size. What no number holds exactly is a bigint. */
export const credits = z
  .custom<number | bigint>((value) => typeof value === "bigint" || Number.isSafeInteger(value), {
    error: "must be a whole number",
  })
  .meta({ type: "integer" });

/** Micros that callers send: whole, and small enough for any JSON reader. */
export const sentCredits = z.int();

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

/** A payout's id where a document shows a bare uuid. */
export function bareUuid(id: string): string {
  const digits = id.slice(id.indexOf("_") + 1);
  return digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

/** Micros as the wire carries them: a JSON integer, never a rounded one. */
export function creditsOf(amount: Micros): number | bigint {
  return Number.isSafeInteger(Number(amount)) ? Number(amount) : amount;
}

export function centsOf(amount: Micros): number {
  return Number(toCents(amount));
}
