/** At most so many requests in any second of real time, for each endpoint; 0 is no limit. */
export class RateLimiter {
  readonly #perSecond: number;
  readonly #recent = new Map<string, number[]>();

  constructor(perSecond: number) {
    this.#perSecond = perSecond;
  }

  allows(endpoint: string, nowMs = performance.now()): boolean {
    if (this.#perSecond === 0) return true;
    const recent = (this.#recent.get(endpoint) ?? []).filter((at) => nowMs - at < 1_000);
    const allowed = recent.length < this.#perSecond;
    if (allowed) recent.push(nowMs);
    this.#recent.set(endpoint, recent);
    return allowed;
  }
}
