/** setTimeout turns anything above 2^31 - 1 ms into "at once"; a sleep may last for months. */
const LONGEST_MS = 2 ** 31 - 1;

export class Timers {
  readonly #running = new Set<NodeJS.Timeout>();

  after(delayMs: number, then: () => void): void {
    const now = Math.min(delayMs, LONGEST_MS);
    const timer = setTimeout(() => {
      this.#running.delete(timer);
      if (now === delayMs) then();
      else this.after(delayMs - now, then);
    }, now);
    this.#running.add(timer);
  }

  clear(): void {
    for (const timer of this.#running) clearTimeout(timer);
    this.#running.clear();
  }
}
