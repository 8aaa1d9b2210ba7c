import { newId } from "./ids";

/** What can be made to go wrong with a request. */
export const REQUEST_EFFECTS = [
  "error_500",
  "balance_insufficient",
  "capability_off",
  "accounts_v1_refused",
  "reset",
  "hang",
  "truncate",
  "empty_502",
  "html_502",
  "rate_limit",
  "lock_timeout",
  "key_in_use",
  "unauthorized",
  "forbidden",
] as const;

const EXECUTION_EFFECTS: readonly string[] = [
  "error_500",
  "balance_insufficient",
  "capability_off",
  "accounts_v1_refused",
];

/** A replay runs nothing, so only what is around the endpoint can go wrong with it. */
const TRANSPORT_EFFECTS = REQUEST_EFFECTS.filter((effect) => !EXECUTION_EFFECTS.includes(effect));

/** What can be made to go wrong with a webhook. */
export const WEBHOOK_EFFECTS = [
  "duplicate",
  "second_event",
  "reorder",
  "delay",
  "drop",
  "bad_signature",
  "stale_timestamp",
  "legacy_transfer_paid",
  "legacy_transfer_failed",
] as const;

export type RequestEffect = (typeof REQUEST_EFFECTS)[number];
export type WebhookEffect = (typeof WEBHOOK_EFFECTS)[number];

export interface FaultRule {
  readonly id: string;
  readonly effect: RequestEffect | WebhookEffect;
  /** Before or after the work was committed, where the effect knows both. */
  readonly when: "before" | "after";
  readonly match: FaultMatch;
  /** Fires for this many matches; null is for ever. */
  readonly times: number | null;
  /** A 500 is kept under its idempotency key and replayed, as Stripe does; false forgets it. */
  readonly keepAnswer: boolean;
  readonly delayMs: number | null;
}

/** Everything that is said must hold. Texts match as a whole or, ending in "*", as a start. */
interface FaultMatch {
  readonly method?: string;
  readonly path?: string;
  readonly destination?: string;
  readonly idempotency_key?: string;
  readonly event_type?: string;
  /** Only the nth match of the rest, counted from 1, and those after it. */
  readonly nth?: number;
}

interface FaultSubject {
  readonly method?: string | undefined;
  readonly path?: string | undefined;
  readonly destination?: string | undefined;
  readonly idempotency_key?: string | undefined;
  readonly event_type?: string | undefined;
}

interface FaultFiring {
  readonly rule: string;
  readonly effect: FaultRule["effect"];
  readonly at: string;
  readonly subject: FaultSubject;
}

/** Rules and firings are not kept: a restart is a good day. */
export interface Faults {
  add(rule: Omit<FaultRule, "id">): FaultRule;
  remove(id: string | null): void;
  rules(): FaultRule[];
  firings(): FaultFiring[];
  /** The first rule that wants this, counted and logged as fired; null on a good day. */
  forRequest(subject: FaultSubject, isReplay: boolean): FaultRule | null;
  forWebhook(subject: FaultSubject): FaultRule | null;
}

interface Armed {
  readonly rule: FaultRule;
  seen: number;
  fired: number;
}

const MOST_FIRINGS = 10_000;

export function createFaults(): Faults {
  let armed: Armed[] = [];
  const firings: FaultFiring[] = [];
  const take = (kinds: readonly string[], subject: FaultSubject): FaultRule | null => {
    for (const one of armed) {
      if (!kinds.includes(one.rule.effect) || !fits(one.rule.match, subject)) continue;
      one.seen += 1;
      if (one.seen < (one.rule.match.nth ?? 1)) continue;
      if (one.rule.times !== null && one.fired >= one.rule.times) continue;
      one.fired += 1;
      const { id, effect } = one.rule;
      firings.push({ rule: id, effect, at: new Date().toISOString(), subject });
      if (firings.length > MOST_FIRINGS) firings.shift();
      return one.rule;
    }
    return null;
  };
  return {
    add(wish) {
      const rule = { id: newId("fault", 12), ...wish };
      armed.push({ rule, seen: 0, fired: 0 });
      return rule;
    },
    remove(id) {
      armed = id === null ? [] : armed.filter((one) => one.rule.id !== id);
    },
    rules: () => armed.map((one) => one.rule),
    firings: () => [...firings],
    forRequest: (subject, isReplay) =>
      take(isReplay ? TRANSPORT_EFFECTS : REQUEST_EFFECTS, subject),
    forWebhook: (subject) => take(WEBHOOK_EFFECTS, subject),
  };
}

function fits(match: FaultMatch, subject: FaultSubject): boolean {
  return (
    textFits(match.method?.toUpperCase(), subject.method) &&
    textFits(match.path, subject.path) &&
    textFits(match.destination, subject.destination) &&
    textFits(match.idempotency_key, subject.idempotency_key) &&
    textFits(match.event_type, subject.event_type)
  );
}

function textFits(wanted: string | undefined, given: string | undefined): boolean {
  if (wanted === undefined) return true;
  if (wanted.endsWith("*")) return (given ?? "").startsWith(wanted.slice(0, -1));
  return wanted === given;
}
