import { record } from "./events";
import type { FaultRule, Faults } from "./faults";
import { newId } from "./ids";
import { signatureHeader } from "./signatures";
import type { Store } from "./store";
import type { Delivery, DeliveryAttempt, StoredEvent, WebhookEndpoint } from "./tables";

export interface Webhooks {
  /** Resolves once every delivery so far has been tried at least once. */
  settled(): Promise<void>;
  /** Sends an event again, whatever became of it. */
  resend(eventId: string): boolean;
  /** Lets go of what a delay rule holds back. */
  release(): void;
  /** Takes up what an earlier process left undelivered. */
  resume(): void;
  stop(): Promise<void>;
}

interface Pace {
  readonly atOnce: number;
  readonly retryDelaysMs: readonly number[];
}

const TIMEOUT_MS = 10_000;

export function createWebhooks(store: Store, faults: Faults, pace: Pace): Webhooks {
  const queue: string[] = [];
  const running = new Set<Promise<void>>();
  const timers = new Set<NodeJS.Timeout>();
  const held: string[] = [];
  /** Held only until the next one has gone out before it. */
  const passed: string[] = [];
  const gone = new AbortController();

  const pump = () => {
    while (queue.length > 0 && running.size < pace.atOnce && !gone.signal.aborted) {
      const id = queue.shift() ?? "";
      const done: Promise<void> = dispatch(id).finally(() => {
        running.delete(done);
        if (!passed.includes(id)) queue.push(...passed.splice(0));
        pump();
      });
      running.add(done);
    }
  };
  const enqueue = (id: string) => {
    queue.push(id);
    setImmediate(pump);
  };
  const enqueueLater = (id: string, ms: number) => {
    const timer = setTimeout(() => {
      timers.delete(timer);
      enqueue(id);
    }, ms);
    timers.add(timer.unref());
  };

  const dispatch = async (id: string): Promise<void> => {
    const delivery = store.get("deliveries", id);
    const event = delivery && store.get("events", delivery.event);
    const endpoint = delivery && store.get("endpoints", delivery.endpoint);
    if (!delivery || !event || !endpoint) return;
    const spare = faulted.has(id) || delivery.attempts.length > 0;
    const rule = spare ? null : faults.forWebhook({ event_type: event.stripe.type });
    if (rule !== null && !deliverAnyway(rule, delivery, event)) return;
    const attempt = await post(endpoint, event, rule, gone.signal);
    if (gone.signal.aborted) return;
    settle(delivery, attempt);
  };

  /** A rule fires once for a delivery; what it held back goes out unharmed. */
  const faulted = new Set<string>();
  let repeating = false;

  const deliverAnyway = (rule: FaultRule, delivery: Delivery, event: StoredEvent): boolean => {
    faulted.add(delivery.id);
    if (rule.effect === "drop") {
      store.transact((tx) => tx.put("deliveries", delivery.id, { ...delivery, state: "dropped" }));
      return false;
    }
    if (rule.effect === "reorder") {
      passed.push(delivery.id);
      return false;
    }
    if (rule.effect === "delay") {
      if (rule.delayMs === null) held.push(delivery.id);
      else enqueueLater(delivery.id, rule.delayMs);
      return false;
    }
    if (rule.effect === "duplicate") addDelivery(event);
    if (rule.effect === "second_event") tellAgain(event, event.stripe.type);
    if (rule.effect === "legacy_transfer_paid") tellAgain(event, "transfer.paid");
    if (rule.effect === "legacy_transfer_failed") tellAgain(event, "transfer.failed");
    return true;
  };

  const settle = (delivery: Delivery, attempt: DeliveryAttempt) => {
    faulted.delete(delivery.id);
    const attempts = [...delivery.attempts, attempt];
    const accepted = attempt.status !== null && attempt.status >= 200 && attempt.status < 300;
    const delayMs = pace.retryDelaysMs[attempts.length - 1];
    const state = accepted ? "delivered" : delayMs === undefined ? "given_up" : "waiting";
    store.transact((tx) => {
      tx.put("deliveries", delivery.id, { ...delivery, state, attempts });
      const event = tx.get("events", delivery.event);
      if (!accepted || event === undefined) return;
      tx.put("events", delivery.event, {
        ...event,
        stripe: { ...event.stripe, pending_webhooks: 0 },
      });
    });
    if (state === "waiting" && delayMs !== undefined) enqueueLater(delivery.id, delayMs);
  };

  const addDelivery = (event: StoredEvent) => {
    const id = newId("whd");
    faulted.add(id);
    const delivery = { id, event: event.stripe.id, endpoint: event.endpoint, attempts: [] };
    store.transact((tx) => tx.put("deliveries", id, { ...delivery, state: "waiting" }));
  };

  /** Another event object for the same change, which Stripe also sometimes sends. */
  const tellAgain = (event: StoredEvent, type: string) => {
    const { account = null, data, created, request } = event.stripe;
    store.transact((tx) => {
      const scene = { tx, nowMs: created * 1_000, asked: request };
      repeating = true;
      record(scene, event.endpoint, account, type, data.object, data.previous_attributes);
    });
    repeating = false;
  };

  store.listen((changes) => {
    for (const { table, id, before } of changes) {
      if (table !== "deliveries" || before !== undefined) continue;
      if (repeating) faulted.add(id);
      enqueue(id);
    }
  });

  return {
    async settled() {
      while (queue.length + running.size + passed.length > 0 && !gone.signal.aborted) {
        if (queue.length + running.size === 0) queue.push(...passed.splice(0));
        pump();
        if (running.size > 0) await Promise.race(running);
      }
    },
    resend(eventId) {
      const event = store.get("events", eventId);
      if (event) addDelivery(event);
      return event !== undefined;
    },
    release: () => held.splice(0).forEach(enqueue),
    resume() {
      const waiting = store.rows("deliveries").filter((row) => row.state === "waiting");
      for (const delivery of waiting) enqueue(delivery.id);
    },
    async stop() {
      gone.abort();
      for (const timer of timers) clearTimeout(timer);
      await Promise.all(running);
    },
  };
}

async function post(
  endpoint: WebhookEndpoint,
  event: StoredEvent,
  rule: FaultRule | null,
  gone: AbortSignal,
): Promise<DeliveryAttempt> {
  const body = JSON.stringify(event.stripe, null, 2);
  const stale = rule?.effect === "stale_timestamp" ? 3_600 : 0;
  const seconds = Math.floor(Date.now() / 1_000) - stale;
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
