import { z } from "zod";

/**
 * What the Inngest SDK (4.24) says over the wire, as far as this executor understands it.
 * A function that asks for more is refused when it registers, never run half right.
 */
const duration = z.string();
const limited = { limit: z.number().int().nonnegative(), key: z.string().optional() };

const concurrencySchema = z.object({ ...limited, scope: z.string().optional() });
const concurrencyListSchema = z
  .union([z.number(), concurrencySchema, z.array(concurrencySchema)])
  .transform((given) => {
    if (typeof given === "number") return [{ limit: given }];
    return Array.isArray(given) ? given : [given];
  });

const triggerSchema = z.union([
  z.object({ event: z.string(), expression: z.string().optional() }),
  z.object({ cron: z.string() }),
]);

const stepSchema = z.object({
  runtime: z.object({ url: z.url() }),
  retries: z.object({ attempts: z.number().int().nonnegative().optional() }).optional(),
});

const unsupported = z.undefined("this option needs the real Inngest dev server");

const functionSchema = z.object({
  id: z.string(),
  name: z.string().optional(),
  triggers: z.array(triggerSchema),
  steps: z.record(z.string(), stepSchema),
  concurrency: concurrencyListSchema.optional(),
  throttle: z
    .object({ ...limited, period: duration, burst: z.number().int().optional() })
    .optional(),
  rateLimit: z.object({ ...limited, period: duration }).optional(),
  idempotency: z.string().optional(),
  batchEvents: unsupported.optional(),
  debounce: unsupported.optional(),
  cancel: unsupported.optional(),
  singleton: unsupported.optional(),
  timeouts: unsupported.optional(),
});

export const registrationSchema = z.object({
  url: z.url(),
  appName: z.string(),
  functions: z.array(functionSchema),
});

export const sentEventSchema = z.object({
  id: z.string().optional(),
  name: z.string().min(1),
  data: z.record(z.string(), z.unknown()).nullish(),
  ts: z.number().optional(),
  user: z.record(z.string(), z.unknown()).optional(),
  v: z.string().nullish(),
});

export const opSchema = z.object({
  op: z.string(),
  id: z.string(),
  name: z.string().nullish(),
  data: z.unknown().optional(),
  error: z.unknown().optional(),
  opts: z.record(z.string(), z.unknown()).nullish(),
});

export type FunctionConfig = z.output<typeof functionSchema>;
export type SentEvent = z.output<typeof sentEventSchema>;
export type Op = z.output<typeof opSchema>;

/** An event as functions receive it. */
export interface InngestEvent {
  readonly id: string;
  readonly name: string;
  readonly data: Record<string, unknown>;
  readonly ts: number;
  readonly user?: Record<string, unknown>;
  readonly v?: string;
}

/** What a step is remembered by: its result, or the error that it finally failed with. */
export type StepMemo = { readonly data: unknown } | { readonly error: unknown };

/** The SDK's function id carries the app's name; people type it without. */
export function stepUrl(config: FunctionConfig): string {
  const [first] = Object.values(config.steps);
  if (first === undefined) throw new Error(`The function ${config.id} has no step to call`);
  return first.runtime.url;
}

/** Unset means four retries: what the real server was seen to do. */
export function maxAttempts(config: FunctionConfig): number {
  const [first] = Object.values(config.steps);
  return (first?.retries?.attempts ?? 4) + 1;
}
