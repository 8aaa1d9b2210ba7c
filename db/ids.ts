import "server-only";
import { createHash, randomBytes, randomInt } from "node:crypto";

/** 32 random bytes, safe in headers and addresses. */
export function newSecret(): string {
  return randomBytes(32).toString("base64url");
}

/** What is kept of a secret: enough to recognise it, useless to whoever reads the table. */
export function digest(secret: string): string {
  return createHash("sha256").update(secret).digest("hex");
}

const DIGITS = 6;

/** Six digits for a person to type. */
export function newCode(): string {
  return String(randomInt(10 ** DIGITS)).padStart(DIGITS, "0");
}
