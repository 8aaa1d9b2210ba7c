import type Stripe from "stripe";
import { type Clock, createClock } from "./clock";
import type { Scene } from "./events";
import { createFaults, type Faults } from "./faults";
import { assertBalanced, invariant, ledgerSum, move } from "./money";
import { createSchedule, type Schedule } from "./schedule";
import { openStore, type Store } from "./store";
import type { EndpointName } from "./tables";
import { Webhooks } from "./webhooks";

export interface StripeEmulatorOptions {
  /** 0, the default, takes a free port. */
  readonly port?: number;
  /** Where state is kept; without it, it is gone with the process. */
  readonly stateFile?: string | null;
  readonly secretKey?: string;
  /** First registration of both webhook endpoints; later changes are kept and win. */
  readonly webhookUrl?: string | null;
  readonly platformSecret?: string;
  readonly connectSecret?: string;
  /** What the platform's Stripe balance starts with. */
  readonly fundsCents?: number;
  readonly latencyMs?: number;
  /** Requests a second for each endpoint; 0 is no limit. */
  readonly rateLimit?: number;
  /** How many webhooks may be on their way at once; 1 delivers in the order of events. */
  readonly deliveriesAtOnce?: number;
  /** Delays before each further delivery attempt, in real time. */
  readonly retryDelaysMs?: readonly number[];
}

/** The parts, wired. The listener in server.ts is put in front of it. */
export interface Emulator {
  readonly store: Store;
  readonly clock: Clock;
  readonly faults: Faults;
  readonly webhooks: Webhooks;
  readonly schedule: Schedule;
  readonly secretKey: string;
  readonly latencyMs: number;
  readonly rateLimit: number;
  /** One transaction at one moment; what it tells of is delivered after it is written. */
  perform<R>(work: (scene: Scene) => R, asked?: Stripe.Event.Request): R;
}

const DEFAULT_FUNDS_CENTS = 100_000_000;
const DEFAULT_SECRET_KEY = "sk_test_tributary";

export function createEmulator(options: StripeEmulatorOptions): Emulator {
  const secretKey = options.secretKey ?? DEFAULT_SECRET_KEY;
  invariant(!/^[rs]k_live_/.test(secretKey), "a live key has no business here");
  const store = openStore(options.stateFile ?? null, assertBalanced);
  invariant(ledgerSum(store) === 0, "the kept ledger does not sum to zero");
  const clock = createClock(store);
  const faults = createFaults();
  const perform: Emulator["perform"] = (work, asked) =>
    store.transact((tx) => work({ tx, nowMs: clock.nowMs(), asked: asked ?? null }));
  if (store.isNew) firstStart(store, options);
  const webhooks = new Webhooks(store, faults, {
    atOnce: options.deliveriesAtOnce ?? 4,
    retryDelaysMs: options.retryDelaysMs ?? DEFAULT_RETRY_DELAYS_MS,
  });
  const schedule = createSchedule(store, clock, perform, webhooks);
  const { latencyMs = 0, rateLimit = 0 } = options;
  return { store, clock, faults, webhooks, schedule, secretKey, latencyMs, rateLimit, perform };
}

const DEFAULT_RETRY_DELAYS_MS = [1, 5, 30, 60, 300, 900, 3_600].map((s) => s * 1_000);

function firstStart(store: Store, options: StripeEmulatorOptions): void {
  store.transact((tx) => {
    const funds = options.fundsCents ?? DEFAULT_FUNDS_CENTS;
    if (funds > 0) move(tx, "world", "platform:available", funds);
    tx.put("settings", "clock", { offsetMs: 0 });
    const url = options.webhookUrl ?? "";
    const register = (id: EndpointName, secret: string | undefined) =>
      tx.put("endpoints", id, { id, url, secrets: splitSecrets(secret ?? "") });
    register("platform", options.platformSecret);
    register("connect", options.connectSecret);
  });
}

const splitSecrets = (text: string): string[] =>
  text
    .split(",")
    .map((secret) => secret.trim())
    .filter((secret) => secret !== "");
