import { durationMs } from "./duration";
import { keyOf } from "./expression";
import type { FunctionConfig, InngestEvent } from "./protocol";
import type { Run } from "./runs";

interface Bucket {
  readonly limit: number;
  readonly bucket: string;
}

const DAY_MS = 24 * 3_600_000;

/** Concurrency: how many calls of a function, or of one key, are on the wire at once. */
export class Slots {
  readonly #taken = new Map<string, number>();
  /** Spares a laptop; the functions' own limits are usually far below. */
  readonly #overall: Bucket = { limit: 50, bucket: "*" };
  readonly #wanted = new WeakMap<Run, readonly Bucket[]>();

  take(run: Run): (() => void) | undefined {
    const wanted = this.#buckets(run);
    if (wanted.some(({ limit, bucket }) => (this.#taken.get(bucket) ?? 0) >= limit)) return;
    for (const { bucket } of wanted) this.#add(bucket, 1);
    return () => {
      for (const { bucket } of wanted) this.#add(bucket, -1);
    };
  }

  #add(bucket: string, by: number): void {
    const taken = (this.#taken.get(bucket) ?? 0) + by;
    if (taken === 0) this.#taken.delete(bucket);
    else this.#taken.set(bucket, taken);
  }

  #buckets(run: Run): readonly Bucket[] {
    const known = this.#wanted.get(run);
    if (known !== undefined) return known;
    const { config, event } = run;
    const own = (config.concurrency ?? [])
      .filter(({ limit }) => limit > 0)
      .map(({ limit, key, scope = "fn" }) => {
        const owner = scope === "fn" ? config.id : scope;
        return { limit, bucket: JSON.stringify([owner, key, key && keyOf(key, { event })]) };
      });
    const wanted = [this.#overall, ...own];
    this.#wanted.set(run, wanted);
    return wanted;
  }
}

/** Throttle: spreads run starts evenly, each one `period / limit` after the one before. */
export class Pace {
  readonly #nextAt = new Map<string, number>();

  /** Milliseconds to wait before this run may start; the place in the row is now taken. */
  delayMs(config: FunctionConfig, event: InngestEvent, now: number): number {
    const { throttle } = config;
    if (throttle === undefined || throttle.limit === 0) return 0;
    const bucket = `${config.id} ${throttle.key ? keyOf(throttle.key, { event }) : ""}`;
    const gap = durationMs(throttle.period) / throttle.limit;
    const allowance = gap * Math.max(0, (throttle.burst ?? 1) - 1);
    const next = Math.max(now, this.#nextAt.get(bucket) ?? 0);
    this.#nextAt.set(bucket, next + gap);
    return Math.max(0, next - allowance - now);
  }
}

/** What lets an event start a function or not: ids seen within a day, idempotency, rate limit. */
export class Admission {
  readonly #seen = new Map<string, number>();
  readonly #starts = new Map<string, number[]>();

  admits(config: FunctionConfig, event: InngestEvent, now: number): boolean {
    if (!this.#isNew(`id ${config.id} ${event.id}`, now)) return false;
    const { idempotency, rateLimit } = config;
    if (idempotency !== undefined) {
      return this.#isNew(`key ${config.id} ${keyOf(idempotency, { event })}`, now);
    }
    if (rateLimit === undefined) return true;
    const bucket = `${config.id} ${rateLimit.key ? keyOf(rateLimit.key, { event }) : ""}`;
    const since = now - durationMs(rateLimit.period);
    const recent = (this.#starts.get(bucket) ?? []).filter((at) => at > since);
    if (recent.length >= rateLimit.limit) return false;
    this.#starts.set(bucket, [...recent, now]);
    return true;
  }

  #isNew(key: string, now: number): boolean {
    // Insertion order is age order, so forgetting stops at the first young one.
    for (const [old, at] of this.#seen) {
      if (at > now - DAY_MS) break;
      this.#seen.delete(old);
    }
    if (this.#seen.has(key)) return false;
    this.#seen.set(key, now);
    return true;
  }
}
