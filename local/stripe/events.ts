import type Stripe from "stripe";
import { newId } from "./ids";
import type { Reader, Transaction } from "./store";
import type { EndpointName, StoredEvent, WebhookEvent } from "./tables";

export const API_VERSION = "2026-10-28.endive";

/** What an operation may use: its transaction, one moment, and who asked (null: the emulator). */
export interface Scene {
  readonly tx: Transaction;
  readonly nowMs: number;
  readonly asked: Stripe.Event.Request | null;
}

type Payload<T extends Stripe.Event["type"]> = Extract<Stripe.Event, { type: T }>["data"]["object"];

/** Something that happened on the platform's own account. */
export function tellPlatform<T extends Stripe.Event["type"]>(
  scene: Scene,
  type: T,
  object: Payload<T>,
  previous?: object,
): void {
  record(scene, "platform", null, type, object, previous);
}

/** Something that happened on a connected account: `account` says on which. */
export function tellConnect<T extends Stripe.Event["type"]>(
  scene: Scene,
  stripeAccount: string,
  type: T,
  object: Payload<T>,
  previous?: object,
): void {
  record(scene, "connect", stripeAccount, type, object, previous);
}

/** Also for types that Stripe has stopped sending, which the SDK's union no longer knows. */
export function record(
  scene: Scene,
  endpoint: EndpointName,
  stripeAccount: string | null,
  type: string,
  object: object,
  previous?: object,
): void {
  const listening = hasUrl(scene.tx, endpoint);
  const stripe: WebhookEvent = {
    id: newId("evt"),
    object: "event",
    ...(stripeAccount === null ? {} : { account: stripeAccount }),
    api_version: API_VERSION,
    created: Math.floor(scene.nowMs / 1_000),
    data: { object, ...(previous === undefined ? {} : { previous_attributes: previous }) },
    livemode: false,
    pending_webhooks: listening ? 1 : 0,
    request: scene.asked ?? { id: null, idempotency_key: null },
    type,
  };
  keep(scene, { endpoint, stripe });
}

/** A v2 event of the platform's event destination: it only names the account. */
export function tellThin(scene: Scene, type: string, owner: string): void {
  const id = newId("evt");
  const created = Math.floor(scene.nowMs / 1_000);
  const kind = "v2.core.account";
  const thin = {
    id,
    object: "v2.core.event",
    type,
    created: new Date(created * 1_000).toISOString(),
    livemode: false,
    related_object: { id: owner, type: kind, url: `/v2/core/accounts/${owner}` },
  } as const;
  const listening = hasUrl(scene.tx, "platform") ? 1 : 0;
  const stripe: WebhookEvent = {
    id,
    object: "event",
    api_version: API_VERSION,
    created,
    data: { object: thin.related_object },
    livemode: false,
    pending_webhooks: listening,
    request: scene.asked,
    type,
  };
  keep(scene, { endpoint: "platform", stripe, thin });
}

function keep(scene: Scene, event: StoredEvent): void {
  const { endpoint, stripe } = event;
  scene.tx.put("events", stripe.id, event);
  if (!hasUrl(scene.tx, endpoint)) return;
  const id = newId("whd");
  const delivery = { id, event: stripe.id, endpoint, state: "waiting", attempts: [] } as const;
  scene.tx.put("deliveries", id, delivery);
}

const hasUrl = (reader: Reader, endpoint: EndpointName): boolean =>
  (reader.get("endpoints", endpoint)?.url ?? "") !== "";

/** Top-level fields that differ, as they were: Stripe's `previous_attributes`. */
export function previousOf<T extends object>(before: T, after: T): Partial<T> {
  const changed: Partial<T> = {};
  for (const [key, was] of Object.entries(before)) {
    const now: unknown = Reflect.get(after, key);
    if (JSON.stringify(was) !== JSON.stringify(now)) Reflect.set(changed, key, was);
  }
  return changed;
}
