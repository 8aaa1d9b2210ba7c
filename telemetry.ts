import {
  type Attributes,
  type Counter,
  type Histogram,
  metrics,
  SpanStatusCode,
  trace,
} from "@opentelemetry/api";

/**
 * What the product tells of its own work. Without an exporter all of this does nothing and costs
 * next to nothing; with one (`telemetry-export.ts`) it leaves as OpenTelemetry.
 */
const SCOPE = "tributary";

/** Does the work as one span, under whichever span it is done in. A throw marks it as failed. */
export async function traced<T>(
  name: string,
  attributes: Attributes,
  work: (attach: (more: Attributes) => void) => Promise<T>,
): Promise<T> {
  return trace.getTracer(SCOPE).startActiveSpan(name, { attributes }, async (span) => {
    try {
      return await work((more) => span.setAttributes(more));
    } catch (thrown) {
      const message = thrown instanceof Error ? thrown.name : "thrown";
      span.setStatus({ code: SpanStatusCode.ERROR, message });
      throw thrown;
    } finally {
      span.end();
    }
  });
}

/** The same object, each call of its methods a span. Arguments and answers stay out of it. */
export function tracedMethods<Port extends object>(prefix: string, port: Port): Port {
  return new Proxy(port, {
    get: (target, name, receiver) => {
      const member: unknown = Reflect.get(target, name, receiver);
      if (typeof member !== "function") return member;
      return (...args: unknown[]) =>
        traced(`${prefix}.${String(name)}`, {}, async () => member.apply(target, args));
    },
  });
}

interface Instruments {
  readonly requests: Histogram;
  readonly usage: Counter;
}

let made: Instruments | undefined;

/** Made at the first use, so that they belong to whatever exporter was started before. */
function instruments(): Instruments {
  const meter = metrics.getMeter(SCOPE);
  made ??= {
    requests: meter.createHistogram("http.server.request.duration", {
      unit: "s",
      description: "How long our endpoints took, by route and status",
    }),
    usage: meter.createCounter("tributary.usage.events", {
      description: "Reported calls, by outcome",
    }),
  };
  return made;
}

export function countRequestTime(seconds: number, attributes: Attributes): void {
  instruments().requests.record(seconds, attributes);
}

export function countUsage(outcome: "accepted" | "duplicate" | "rejected", calls: number): void {
  if (calls > 0) instruments().usage.add(calls, { outcome });
}
