import type { FaultRule } from "./faults";
import { signatureHeader } from "./signatures";
import type { DeliveryAttempt, StoredEvent, WebhookEndpoint } from "./tables";

const TIMEOUT_MS = 10_000;

/** One attempt, signed afresh: every attempt has a time of its own. */
export async function post(
  endpoint: WebhookEndpoint,
  told: StoredEvent,
  rule: FaultRule | null,
  gone: AbortSignal,
): Promise<DeliveryAttempt> {
  const body = JSON.stringify(told.thin ?? told.stripe, null, 2);
  const staleSeconds = rule?.effect === "stale_timestamp" ? 3_600 : 0;
  const seconds = Math.floor(Date.now() / 1_000) - staleSeconds;
  const secrets = rule?.effect === "bad_signature" ? ["whsec_wrong"] : endpoint.secrets;
  const at = new Date().toISOString();
  try {
    const answer = await fetch(endpoint.url, {
      method: "POST",
      body,
      redirect: "manual",
      signal: AbortSignal.any([AbortSignal.timeout(TIMEOUT_MS), gone]),
      headers: {
        "content-type": "application/json; charset=utf-8",
        "user-agent": "Stripe/1.0 (+https://stripe.com/docs/webhooks)",
        "stripe-signature": signatureHeader(body, secrets, seconds),
      },
    });
    await answer.body?.cancel();
    return { at, status: answer.status, error: null };
  } catch (error) {
    return { at, status: null, error: error instanceof Error ? error.message : String(error) };
  }
}
