import { randomUUID } from "node:crypto";
import { Catalogue, cronsOf } from "./catalogue";
import { Engine } from "./engine";
import { Admission, Pace } from "./limits";
import type { FunctionConfig, InngestEvent, SentEvent } from "./protocol";
import type { Run } from "./runs";

const KEPT_RUNS = 1_000;

/** Which functions there are, what makes them start, and what became of the runs. */
export class Executor {
  readonly catalogue = new Catalogue();
  readonly #engine: Engine;
  readonly #admission = new Admission();
  readonly #pace = new Pace();
  #ended: Run[] = [];
  #whenIdle: Array<() => void> = [];

  constructor(retryMs: number) {
    this.#engine = new Engine({
      retryMs,
      invoke: (functionId, data, whenEnded) => this.#invoke(functionId, data, whenEnded),
      ended: (run) => this.#recordEnd(run),
      settled: () => this.#wakeIdle(),
    });
  }

  register(functions: readonly FunctionConfig[]): boolean {
    return this.catalogue.replace(functions, (config) => {
      this.fireCron(config, new Date(Math.floor(Date.now() / 1_000) * 1_000));
    });
  }

  /** Takes an event and starts what it triggers. */
  publish(sent: SentEvent & { id: string }): void {
    const event: InngestEvent = {
      id: sent.id,
      name: sent.name,
      data: sent.data ?? {},
      ts: sent.ts ?? Date.now(),
      ...(sent.user ? { user: sent.user } : {}),
      ...(sent.v ? { v: sent.v } : {}),
    };
    for (const config of this.catalogue.triggeredBy(event)) this.#start(config, event);
  }

  /** One run per function and tick, as the real one has it. */
  fireCron(config: FunctionConfig, scheduledAt: Date): Run | undefined {
    const at = scheduledAt.toISOString();
    return this.#start(config, {
      id: at,
      name: "inngest/scheduled.timer",
      ts: scheduledAt.getTime(),
      data: { cron: cronsOf(config)[0]?.text ?? "", scheduledAt: at, fireAt: at },
    });
  }

  /** Newest first. */
  runs(): Run[] {
    return [...this.#ended, ...this.#engine.active].sort((a, b) => b.createdAt - a.createdAt);
  }

  counts() {
    const counts = { queued: 0, running: 0, sleeping: 0 };
    for (const run of this.#engine.active) {
      if (run.status in counts) counts[run.status as keyof typeof counts] += 1;
    }
    return counts;
  }

  isIdle(): boolean {
    const { queued, running } = this.counts();
    return queued + running === 0;
  }

  /** True once nothing is queued or running; false when that took longer than the time given. */
  async idle(timeoutMs: number): Promise<boolean> {
    const until = Date.now() + timeoutMs;
    while (!this.isIdle()) {
      const left = until - Date.now();
      if (left <= 0) return false;
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, left);
        this.#whenIdle.push(() => {
          clearTimeout(timer);
          resolve();
        });
      });
    }
    return true;
  }

  stop(): void {
    this.catalogue.stop();
    this.#engine.stop();
  }

  #start(config: FunctionConfig, event: InngestEvent): Run | undefined {
    const now = Date.now();
    if (!this.#admission.admits(config, event, now)) return undefined;
    return this.#engine.start(config, event, this.#pace.delayMs(config, event, now));
  }

  #invoke(functionId: string, data: unknown, whenEnded: Run["whenEnded"][0]): void {
    const config = this.catalogue.find(functionId);
    if (config === undefined) {
      const message = `There is no function ${functionId} to invoke`;
      whenEnded({ error: { name: "Error", message } });
    } else {
      const event = { ...internalEvent("inngest/function.invoked"), data: { ...Object(data) } };
      this.#engine.start(config, event, 0).whenEnded.push(whenEnded);
    }
  }

  #recordEnd(run: Run): void {
    this.#ended = [...this.#ended, run].slice(-KEPT_RUNS);
    if (run.status !== "failed") return;
    const data = {
      function_id: run.config.id,
      run_id: run.id,
      error: run.error,
      event: run.event,
    };
    this.publish({ ...internalEvent("inngest/function.failed"), data });
  }

  #wakeIdle(): void {
    if (!this.isIdle()) return;
    for (const wake of this.#whenIdle.splice(0)) wake();
  }
}

function internalEvent(name: string) {
  return { id: randomUUID(), name, ts: Date.now() };
}
