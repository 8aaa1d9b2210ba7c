/** @type {import('next').NextConfig} */
const config = {
  poweredByHeader: false,
  reactStrictMode: true,
  // The build's types are checked once, by `npm run types`.
  typescript: { ignoreBuildErrors: true },
  serverExternalPackages: ["pino", "postgres", "inngest", "rate-limiter-flexible"],
  outputFileTracingExcludes: { "*": [".local/**"] },
};

export default config;
