import { type Attributes, metrics } from "@opentelemetry/api";
import { OTLPMetricExporter } from "@opentelemetry/exporter-metrics-otlp-http";
import { OTLPTraceExporter } from "@opentelemetry/exporter-trace-otlp-http";
import { resourceFromAttributes } from "@opentelemetry/resources";
import { MeterProvider, PeriodicExportingMetricReader } from "@opentelemetry/sdk-metrics";
import { BatchSpanProcessor, NodeTracerProvider } from "@opentelemetry/sdk-trace-node";

/** One number of the platform as it stands, such as the open findings of one rule. */
interface Measure {
  readonly name: string;
  readonly value: number;
  readonly attributes?: Attributes;
}

interface Options {
  readonly serviceName: string;
  /** Everything that is not counted as it happens; asked once for each export. */
  readonly measure: () => Promise<readonly Measure[]>;
  readonly names: readonly string[];
}

export interface Exporting {
  readonly flush: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

/** Sends spans and metrics to where the OTEL_EXPORTER_OTLP_* variables say, over HTTP. */
export function startExporting({ serviceName, measure, names }: Options): Exporting {
  const resource = resourceFromAttributes({ "service.name": serviceName });
  const traces = new NodeTracerProvider({
    resource,
    spanProcessors: [new BatchSpanProcessor(new OTLPTraceExporter())],
  });
  traces.register();
  const reader = new PeriodicExportingMetricReader({ exporter: new OTLPMetricExporter() });
  const meters = new MeterProvider({ resource, readers: [reader] });
  metrics.setGlobalMeterProvider(meters);

  const meter = meters.getMeter("tributary");
  const gauges = new Map(names.map((name) => [name, meter.createObservableGauge(name)]));
  meter.addBatchObservableCallback(
    async (observe) => {
      for (const { name, value, attributes } of await measure()) {
        const gauge = gauges.get(name);
        if (gauge) observe.observe(gauge, value, attributes);
      }
    },
    [...gauges.values()],
  );

  const both = (work: (provider: NodeTracerProvider | MeterProvider) => Promise<void>) =>
    Promise.all([work(traces), work(meters)]).then(() => undefined);
  return {
    flush: () => both((provider) => provider.forceFlush()),
    stop: () => both((provider) => provider.shutdown()),
  };
}
