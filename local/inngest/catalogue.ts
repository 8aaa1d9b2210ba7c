import { Cron } from "croner";
import { durationMs } from "./duration";
import { assertUnderstood, matches } from "./expression";
import type { FunctionConfig, InngestEvent } from "./protocol";

/** The functions that the app registered, and the clocks of those that run by cron. */
export class Catalogue {
  #functions = new Map<string, FunctionConfig>();
  #known = "";
  #crons: Cron[] = [];

  /** Answers whether anything changed. Throws, changing nothing, on what cannot be honoured. */
  replace(functions: readonly FunctionConfig[], fire: (config: FunctionConfig) => void): boolean {
    const now = JSON.stringify(functions);
    if (now === this.#known) return false;
    for (const config of functions) assertHonoured(config);
    this.stop();
    this.#functions = new Map(functions.map((config) => [config.id, config]));
    this.#crons = functions.flatMap((config) =>
      cronsOf(config).map((cron) => {
        return new Cron(cron.pattern, { timezone: cron.timezone }, () => fire(config));
      }),
    );
    this.#known = now;
    return true;
  }

  all(): FunctionConfig[] {
    return [...this.#functions.values()];
  }

  /** By full id, or by the id that the code gives it, without the app's name in front. */
  find(id: string): FunctionConfig | undefined {
    const exact = this.#functions.get(id);
    return exact ?? this.all().find((config) => config.id.endsWith(`-${id}`));
  }

  triggeredBy(event: InngestEvent): FunctionConfig[] {
    return this.all().filter((config) =>
      config.triggers.some((trigger) => {
        if (!("event" in trigger) || !namesFit(trigger.event, event.name)) return false;
        return trigger.expression === undefined || matches(trigger.expression, { event });
      }),
    );
  }

  stop(): void {
    for (const cron of this.#crons) cron.stop();
    this.#crons = [];
  }
}

/** "TZ=Europe/Berlin 0 8 * * *" names its zone; without one it is UTC. */
export function cronsOf(config: FunctionConfig) {
  return config.triggers.flatMap((trigger) => {
    if (!("cron" in trigger)) return [];
    const [, timezone = "UTC", pattern = ""] =
      /^(?:TZ=(\S+)\s+)?(.*)$/.exec(trigger.cron.trim()) ?? [];
    return [{ timezone, pattern, text: trigger.cron }];
  });
}

export function nextTick(config: FunctionConfig): string | null {
  const moments = cronsOf(config)
    .map(({ pattern, timezone }) => new Cron(pattern, { timezone }).nextRun()?.getTime())
    .filter((moment) => moment !== undefined);
  return moments.length === 0 ? null : new Date(Math.min(...moments)).toISOString();
}

function namesFit(wanted: string, name: string): boolean {
  return wanted.endsWith("*") ? name.startsWith(wanted.slice(0, -1)) : wanted === name;
}

function assertHonoured(config: FunctionConfig): void {
  for (const trigger of config.triggers) {
    if ("event" in trigger && trigger.expression) assertUnderstood(trigger.expression, "filter");
  }
  const { concurrency = [], throttle, rateLimit, idempotency } = config;
  const keys = [...concurrency, throttle, rateLimit].map((limit) => limit?.key);
  for (const key of [...keys, idempotency]) {
    if (key !== undefined) assertUnderstood(key, "key");
  }
  for (const limit of [throttle, rateLimit]) if (limit) durationMs(limit.period);
  nextTick(config);
}
