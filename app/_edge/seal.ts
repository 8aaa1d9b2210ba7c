import "server-only";
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";
import { runtime } from "@/runtime";

const IV_BYTES = 12;
const TAG_BYTES = 16;

/** Text that only we can read again, and nobody can alter: AES-256-GCM under our own secret. */
export function seal(text: string): string {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv("aes-256-gcm", sealingKey(), iv);
  const sealed = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString("base64");
}

/** Null when it was not sealed with today's secret. */
export function unseal(sealed: string): string | null {
  const bytes = Buffer.from(sealed, "base64");
  const iv = bytes.subarray(0, IV_BYTES);
  const tag = bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES);
  try {
    const cipher = createDecipheriv("aes-256-gcm", sealingKey(), iv).setAuthTag(tag);
    const text = cipher.update(bytes.subarray(IV_BYTES + TAG_BYTES));
    return Buffer.concat([text, cipher.final()]).toString("utf8");
  } catch {
    return null;
  }
}

function sealingKey(): Buffer {
  const { NEXTAUTH_SECRET: secret } = runtime().env;
  return Buffer.from(hkdfSync("sha256", secret, "", "kept answers", 32));
}
