import { post } from "./delivery";
import { record } from "./events";
import type { FaultRule, Faults } from "./faults";
import { newId } from "./ids";
import type { Store } from "./store";
import type { Delivery, DeliveryAttempt, StoredEvent } from "./tables";

export interface Pace {
  /** How many deliveries may be on their way at once. */
  readonly atOnce: number;
  readonly retryDelaysMs: readonly number[];
}

/** Sends what happened to the application, in real time, until it says 2xx or time is up. */
export class Webhooks {
  readonly #store: Store;
  readonly #faults: Faults;
  readonly #pace: Pace;
  readonly #queue: string[] = [];
  readonly #running = new Set<Promise<void>>();
  readonly #timers = new Set<NodeJS.Timeout>();
  /** Held back by a delay rule until released. */
  readonly #held: string[] = [];
  /** Held back by a reorder rule until the next one has gone out. */
  readonly #overtaken: string[] = [];
  /** A rule fires once for a delivery; what it held back goes out unharmed. */
  readonly #spared = new Set<string>();
  readonly #gone = new AbortController();
  #isRepeating = false;

  constructor(store: Store, faults: Faults, pace: Pace) {
    this.#store = store;
    this.#faults = faults;
    this.#pace = pace;
    store.listen((changes) => {
      for (const { table, id, before } of changes) {
        if (table !== "deliveries" || before !== undefined) continue;
        if (this.#isRepeating) this.#spared.add(id);
        this.#enqueue(id);
      }
    });
  }

  /** Resolves once every delivery so far has been tried at least once. */
  async settled(): Promise<void> {
    while (!this.#gone.signal.aborted) {
      const busy = this.#queue.length + this.#running.size;
      if (busy === 0 && this.#overtaken.length === 0) return;
      if (busy === 0) this.#queue.push(...this.#overtaken.splice(0));
      this.#pump();
      if (this.#running.size > 0) await Promise.race(this.#running);
    }
  }

  /** Sends an event again, whatever became of it. */
  resend(eventId: string): boolean {
    const told = this.#store.get("events", eventId);
    if (told) this.#addDelivery(told);
    return told !== undefined;
  }

  /** Lets go of what a delay rule holds back. */
  release(): void {
    for (const id of this.#held.splice(0)) this.#enqueue(id);
  }

  /** Takes up what an earlier process left undelivered. */
  resume(): void {
    for (const row of this.#store.rows("deliveries")) {
      if (row.state === "waiting") this.#enqueue(row.id);
    }
  }

  async stop(): Promise<void> {
    this.#gone.abort();
    for (const timer of this.#timers) clearTimeout(timer);
    await Promise.all(this.#running);
  }

  /** Not at once: the answer to the request that caused it goes out first. */
  #enqueue(id: string): void {
    this.#queue.push(id);
    setImmediate(() => this.#pump());
  }

  #enqueueLater(id: string, ms: number): void {
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      this.#enqueue(id);
    }, ms);
    this.#timers.add(timer.unref());
  }

  #pump(): void {
    while (this.#running.size < this.#pace.atOnce && !this.#gone.signal.aborted) {
      const id = this.#queue.shift();
      if (id === undefined) return;
      const done: Promise<void> = this.#dispatch(id).finally(() => {
        this.#running.delete(done);
        if (!this.#overtaken.includes(id)) this.#queue.push(...this.#overtaken.splice(0));
        this.#pump();
      });
      this.#running.add(done);
    }
  }

  async #dispatch(id: string): Promise<void> {
    const delivery = this.#store.get("deliveries", id);
    const told = delivery && this.#store.get("events", delivery.event);
    const endpoint = delivery && this.#store.get("endpoints", delivery.endpoint);
    if (!delivery || !told || !endpoint) return;
    const isSpared = this.#spared.has(id) || delivery.attempts.length > 0;
    const rule = isSpared ? null : this.#faults.forWebhook({ event_type: told.stripe.type });
    if (rule !== null && !this.#goesOut(rule, delivery, told)) return;
    const attempt = await post(endpoint, told, rule, this.#gone.signal);
    if (!this.#gone.signal.aborted) this.#settle(delivery, attempt);
  }

  /** Does what a rule says; false when this delivery does not go out now. */
  #goesOut(rule: FaultRule, delivery: Delivery, told: StoredEvent): boolean {
    const { id } = delivery;
    this.#spared.add(id);
    switch (rule.effect) {
      case "drop":
        this.#store.transact((tx) => tx.put("deliveries", id, { ...delivery, state: "dropped" }));
        return false;
      case "reorder":
        this.#overtaken.push(id);
        return false;
      case "delay":
        if (rule.delayMs === null) this.#held.push(id);
        else this.#enqueueLater(id, rule.delayMs);
        return false;
      case "duplicate":
        this.#addDelivery(told);
        return true;
      case "second_event":
        this.#tellAgain(told, told.stripe.type);
        return true;
      case "legacy_transfer_paid":
        this.#tellAgain(told, "transfer.paid");
        return true;
      case "legacy_transfer_failed":
        this.#tellAgain(told, "transfer.failed");
        return true;
      default:
        return true;
    }
  }

  #settle(delivery: Delivery, attempt: DeliveryAttempt): void {
    this.#spared.delete(delivery.id);
    const attempts = [...delivery.attempts, attempt];
    const isAccepted = attempt.status !== null && attempt.status >= 200 && attempt.status < 300;
    const delayMs = this.#pace.retryDelaysMs[attempts.length - 1];
    const state = isAccepted ? "delivered" : delayMs === undefined ? "given_up" : "waiting";
    this.#store.transact((tx) => {
      tx.put("deliveries", delivery.id, { ...delivery, state, attempts });
      const told = tx.get("events", delivery.event);
      if (!isAccepted || !told) return;
      const stripe = { ...told.stripe, pending_webhooks: 0 };
      tx.put("events", delivery.event, { ...told, stripe });
    });
    if (state === "waiting" && delayMs !== undefined) this.#enqueueLater(delivery.id, delayMs);
  }

  #addDelivery({ stripe, endpoint }: StoredEvent): void {
    const id = newId("whd");
    this.#spared.add(id);
    const delivery = { id, event: stripe.id, endpoint, state: "waiting", attempts: [] } as const;
    this.#store.transact((tx) => tx.put("deliveries", id, delivery));
  }

  /** Another event object for the same change, which Stripe also sometimes sends. */
  #tellAgain({ endpoint, stripe }: StoredEvent, type: string): void {
    const { account = null, data, created, request } = stripe;
    this.#isRepeating = true;
    this.#store.transact((tx) => {
      const scene = { tx, nowMs: created * 1_000, asked: request };
      record(scene, endpoint, account, type, data.object, data.previous_attributes);
    });
    this.#isRepeating = false;
  }
}
