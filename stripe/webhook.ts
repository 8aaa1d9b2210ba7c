import "server-only";
import Stripe from "stripe";
import type { StripeNotice } from "@/domain/connect/notices";

const TOLERANCE_S = 300;

export interface SignedBody {
  readonly rawBody: string;
  /** The `Stripe-Signature` header. */
  readonly signature: string | undefined;
}

/**
 * Reads an event whose signature matches one of the secrets and was made within five minutes of
 * now, on either side: real time, whatever the test clock says (R15). Null for everything else.
 * The SDK checks one secret at a time, accepts any future, and takes an empty secret.
 */
export function readSignedNotice(
  signed: SignedBody,
  secrets: readonly string[],
  now: Date = new Date(),
): StripeNotice | null {
  const { rawBody, signature } = signed;
  if (!signature || !isTimely(signature, now)) return null;
  const usable = secrets.filter((secret) => secret.length > 0);
  if (!usable.some((secret) => matches(rawBody, signature, secret, now))) return null;
  return toNotice(rawBody);
}

function isTimely(signature: string, now: Date): boolean {
  const times = signature.split(",").filter((part) => part.startsWith("t="));
  const madeAt = times.length === 1 ? /^t=(\d{1,12})$/.exec(times[0] ?? "")?.[1] : undefined;
  if (madeAt === undefined) return false;
  return Math.abs(now.getTime() / 1000 - Number(madeAt)) <= TOLERANCE_S;
}

function matches(rawBody: string, signature: string, secret: string, now: Date): boolean {
  try {
    const at = now.getTime();
    const { signature: check } = Stripe.webhooks;
    const good = check?.verifyHeader(rawBody, signature, secret, TOLERANCE_S, undefined, at);
    return good === true;
  } catch {
    return false;
  }
}

function toNotice(rawBody: string): StripeNotice | null {
  const payload = parseObject(rawBody);
  const { id, type, livemode } = payload;
  if (typeof id !== "string" || typeof type !== "string") return null;
  return { id, type, stripeAccountId: accountOf(payload), livemode: livemode === true, payload };
}

/** A v2 event is thin: it only names the object it is about. */
function accountOf({ account, related_object }: Readonly<Record<string, unknown>>): string | null {
  if (typeof account === "string") return account;
  const named = asObject(related_object);
  const isAccount = named.type === "v2.core.account" && typeof named.id === "string";
  return isAccount ? String(named.id) : null;
}

function parseObject(text: string): Readonly<Record<string, unknown>> {
  try {
    return asObject(JSON.parse(text));
  } catch {
    return {};
  }
}

function asObject(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null ? { ...value } : {};
}
