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

/** Why somebody did something: spaces alone say nothing to whoever reads it later. */
export const reason = text(500).refine((said) => said.trim() !== "", "must not be blank");

const IN_REACH = "must be in the years 1970 to 9998";

function isInReach(instant: Date): boolean {
  const year = instant.getUTCFullYear();
  return year >= 1970 && year <= 9998;
}

/** An instant as the wire shows it: ISO 8601, UTC, ending in Z. */
export const instant = z.iso.datetime();

/** An instant that callers send: with a zone, in years that every calendar here knows. */
export const sentInstant = z.iso
  .datetime({ offset: true, error: "must be an ISO 8601 instant with a zone" })
  .transform((text) => new Date(text))
  .refine(isInReach, IN_REACH);

/** The same, or a date alone, which is the midnight in UTC that begins it. */
export const sentDate = z
  .union([z.iso.date(), z.iso.datetime({ offset: true })], {
    error: "must be a date, or an ISO 8601 instant with a zone",
  })
  .transform((text) => ({ at: new Date(text), isWholeDay: !text.includes("T") }))
  .refine(({ at }) => isInReach(at), IN_REACH);

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

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** A payout's id, also as the bare uuid that the documents show. */
export const payoutId = text(200).transform((id) =>
  UUID.test(id) ? `pay_${id.replaceAll("-", "").toLowerCase()}` : id,
);

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
