/** At the server's start: an environment that is not usable ends it, with the reasons. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { runtime } = await import("./runtime");
  try {
    const { env } = runtime();
    if (env.OTEL_EXPORTER_OTLP_ENDPOINT) await startTelemetry(env.OTEL_SERVICE_NAME);
  } catch (fault) {
    process.stderr.write(`${fault instanceof Error ? fault.message : String(fault)}\n`);
    process.exit(1);
  }
}

/** Loaded only where spans and metrics are wanted. */
async function startTelemetry(serviceName: string): Promise<void> {
  const { startExporting } = await import("./telemetry-export");
  const { platformMeasures } = await import("./runtime");
  startExporting({ serviceName, ...platformMeasures() });
}
