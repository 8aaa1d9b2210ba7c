import { readFileSync } from "node:fs";
import { defineConfig } from "@playwright/test";

/** The product that the tests use: its own folder, emptied first, its own ports, stand-ins only. */
const product = {
  TRIBUTARY_LOCAL_DIR: ".local/e2e",
  TRIBUTARY_LOCAL_FRESH: "1",
  TRIBUTARY_MODE: "sandbox",
  PORT: "3100",
  POSTGRES_PORT: "54420",
  STRIPE_EMULATOR_PORT: "12211",
  INNGEST_EXECUTOR_PORT: "8388",
  MAILBOX_PORT: "8125",
  SMTP_PORT: "1125",
  APP_URL: "",
  NEXTAUTH_URL: "",
  DATABASE_URL: "",
  STRIPE_SECRET_KEY: "",
  INNGEST_DEV: "",
  INNGEST_SIGNING_KEY: "",
  SMTP_URL: "",
};

const server = {
  name: "product",
  command: "node local/start.mjs",
  env: product,
  wait: { stdout: /Tributary is running on (?<e2e_base_url>http\S+)/ },
  stdout: "pipe",
  timeout: 300_000,
  gracefulShutdown: { signal: "SIGTERM", timeout: 30_000 },
} as const;

/** Tests marked @long take minutes each and belong to `npm run test:long`. */
const patient = process.env.LONG_TESTS === "1";

/** A product that runs already is looked at as it is: its folder is named. */
const running = process.env.PRODUCT_FOLDER;

export default defineConfig({
  testDir: "e2e",
  outputDir: ".local/test/playwright",
  // One product with one database and one clock: its tests take turns.
  workers: 1,
  fullyParallel: false,
  ...(patient ? {} : { grepInvert: /@long/ }),
  forbidOnly: process.env.CI !== undefined,
  timeout: 120_000,
  expect: { timeout: 10_000 },
  reporter: [["list"], ["json", { outputFile: ".local/test/playwright.json" }]],
  use: {
    // Said by the product once it is ready; a taken port moves it.
    baseURL: running ? addressOf(running) : process.env.E2E_BASE_URL,
    trace: "retain-on-failure",
    // A colour on its way from one scheme to the other is neither.
    contextOptions: { reducedMotion: "reduce" },
    launchOptions: {
      executablePath: process.env.CHROMIUM_PATH || "/usr/bin/chromium",
      headless: true,
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
  },
  ...(running ? {} : { webServer: server }),
});

function addressOf(folder: string): string {
  return JSON.parse(readFileSync(`${folder}/credentials.json`, "utf8")).base_url;
}
