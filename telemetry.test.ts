import { createServer } from "node:http";
import { context, metrics, trace } from "@opentelemetry/api";
import { expect, onTestFinished, test } from "vitest";
import { POST as onboard } from "./app/api/v1/developer/earnings/connect/onboard/route";
import { POST as usage } from "./app/api/v1/usage/route";
import { bearer, call, openRouteBench } from "./local/testing-routes";
import { platformMeasures } from "./runtime";
import { traced } from "./telemetry";
import { startExporting } from "./telemetry-export";

const A_MINUTE_AGO = "2026-03-03T11:59:00Z";

interface Told {
  readonly spans: readonly Span[];
  readonly points: readonly Point[];
}

interface Span {
  readonly name: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly status: { readonly code?: number };
  readonly attributes: readonly Attribute[];
}

interface Attribute {
  readonly key: string;
  readonly value: { readonly stringValue?: string; readonly intValue?: number };
}

interface Point {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly value: number;
}

/** What an OpenTelemetry collector would be told, over its own protocol. */
async function startCollector() {
  const bodies: Record<string, Record<string, never>[]> = {};
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const path = request.url ?? "";
    bodies[path] = [...(bodies[path] ?? []), JSON.parse(Buffer.concat(chunks).toString())];
    response.writeHead(200, { "content-type": "application/json" }).end("{}");
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  onTestFinished(() => void server.close());
  const address = server.address();
  const port = typeof address === "object" && address ? address.port : 0;
  const all = (path: string, ...keys: readonly string[]): unknown[] =>
    keys.reduce<unknown[]>(
      (found, key) => found.flatMap((one) => (one as Record<string, unknown[]>)[key] ?? []),
      bodies[path] ?? [],
    );
  return {
    url: `http://127.0.0.1:${port}`,
    told: (): Told => ({
      spans: all("/v1/traces", "resourceSpans", "scopeSpans", "spans") as Span[],
      points: (
        all("/v1/metrics", "resourceMetrics", "scopeMetrics", "metrics") as Metric[]
      ).flatMap(pointsOf),
    }),
  };
}

interface Metric {
  readonly name: string;
  readonly [kind: string]: unknown;
}

function pointsOf(metric: Metric): Point[] {
  const kinds = [metric.gauge, metric.sum, metric.histogram];
  return kinds.flatMap((kind) => {
    const { dataPoints = [] } = (kind ?? {}) as { dataPoints?: DataPoint[] };
    return dataPoints.map((point) => ({
      name: metric.name,
      attributes: Object.fromEntries(
        point.attributes.map(({ key, value }) => [
          key,
          String(value.stringValue ?? value.intValue),
        ]),
      ),
      value: Number(point.asDouble ?? point.asInt ?? point.count),
    }));
  });
}

interface DataPoint {
  readonly attributes: readonly Attribute[];
  readonly asDouble?: number;
  readonly asInt?: number;
  readonly count?: number;
}

test("nothing is told while no exporter is set", async () => {
  await openRouteBench();
  expect(trace.getTracer("tributary").startSpan("nothing").isRecording()).toBe(false);
  expect(await traced("nothing", {}, async () => 7)).toBe(7);
});

test("requests, statements and calls to Stripe are spans; the platform is metrics", async () => {
  const collector = await startCollector();
  const bench = await openRouteBench({ OTEL_EXPORTER_OTLP_ENDPOINT: collector.url });
  const exporting = startExporting({ serviceName: "tributary-test", ...platformMeasures() });
  onTestFinished(async () => {
    await exporting.stop();
    trace.disable();
    metrics.disable();
    context.disable();
  });
  const path = "/api/v1/developer/earnings/connect/onboard";
  const headers = bearer(bench.token);
  const { body } = await call(onboard, path, { method: "POST", headers });
  await bench.onboard(String(body.account_id), "complete");
  const report = (cost_credits: number, ids: readonly string[]) =>
    JSON.stringify({
      events: ids.map((id) => ({
        id,
        app_id: bench.appId,
        occurred_at: A_MINUTE_AGO,
        cost_credits,
      })),
    });
  const service = bearer(await bench.tokenFor("service", ["usage:write"]));
  const post = (json: string) =>
    call(usage, "/api/v1/usage", {
      method: "POST",
      headers: { ...service, "content-type": "application/json" },
      body: json,
    });
  await post(report(1_000_000, ["a", "b"]));
  await post(report(1_000_000, ["a"]));
  await post(report(-1, ["c"]));
  await exporting.flush();

  const { spans, points } = collector.told();
  const request = spans.find(({ name }) => name === `POST ${path}`);
  const below = (parent?: string): Span[] =>
    spans
      .filter(({ parentSpanId }) => parentSpanId === parent)
      .flatMap((span) => [span, ...below(span.spanId)]);
  const names = below(request?.spanId).map(({ name }) => name);
  expect(names).toContain("stripe.createAccount");
  expect(names).toContain("db.statement");
  expect(names).toContain("db.transaction");
  expect(request?.attributes).toContainEqual({
    key: "http.response.status_code",
    value: { intValue: 200 },
  });
  // No parameter of a statement leaves: our ids and addresses are in none of the spans.
  expect(JSON.stringify(spans)).not.toContain(bench.developerId);

  const value = (name: string, attributes: Readonly<Record<string, string>> = {}) =>
    points.find((point) => point.name === name && matches(point.attributes, attributes))?.value;
  expect(value("tributary.usage.events", { outcome: "accepted" })).toBe(2);
  expect(value("tributary.usage.events", { outcome: "duplicate" })).toBe(1);
  expect(value("tributary.usage.events", { outcome: "rejected" })).toBe(1);
  const ingest = { "http.route": "/api/v1/usage", "http.response.status_code": "200" };
  expect(value("http.server.request.duration", ingest)).toBe(3);
  expect(value("tributary.payouts", { state: "pending" })).toBe(0);
  expect(value("tributary.outbox.age", { outbox: "payouts" })).toBe(0);
  expect(value("tributary.attempts.unknown")).toBe(0);
  expect(value("tributary.funding.ratio")).toBeUndefined();
});

function matches(
  attributes: Readonly<Record<string, string>>,
  wanted: Readonly<Record<string, string>>,
): boolean {
  return Object.entries(wanted).every(([key, value]) => attributes[key] === value);
}
