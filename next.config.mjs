const TELEMETRY = [
  "@opentelemetry/api",
  "@opentelemetry/exporter-metrics-otlp-http",
  "@opentelemetry/exporter-trace-otlp-http",
  "@opentelemetry/resources",
  "@opentelemetry/sdk-metrics",
  "@opentelemetry/sdk-trace-node",
];

/** @type {import('next').NextConfig} */
const config = {
  poweredByHeader: false,
  // A server with all it needs in one folder, for containers.
  ...(process.env.NEXT_OUTPUT === "standalone" ? { output: "standalone" } : {}),
  reactStrictMode: true,
  // The build's types are checked once, by `npm run types`.
  typescript: { ignoreBuildErrors: true },
  serverExternalPackages: [
    "pino",
    "postgres",
    "inngest",
    "rate-limiter-flexible",
    "pdfkit",
    "nodemailer",
    "@react-email/components",
    "@react-email/render",
    ...TELEMETRY,
  ],
  // The fonts of statements are read, not imported.
  outputFileTracingIncludes: {
    "/api/v1/statements": [
      "node_modules/@expo-google-fonts/inter/400Regular/*.ttf",
      "node_modules/@expo-google-fonts/inter/600SemiBold/*.ttf",
    ],
  },
  outputFileTracingExcludes: { "*": [".local/**"] },
};

export default config;
