import { createHmac } from "node:crypto";

/** The Stripe-Signature header: one v1 for each secret, over the time and the exact body. */
export function signatureHeader(
  body: string,
  secrets: readonly string[],
  atSeconds: number,
): string {
  const signed = (secret: string) =>
    createHmac("sha256", secret).update(`${atSeconds}.${body}`).digest("hex");
  return [`t=${atSeconds}`, ...secrets.map((secret) => `v1=${signed(secret)}`)].join(",");
}
