import { expect, test } from "vitest";
import { readEnv } from "./env";

const SANDBOX = {
  TRIBUTARY_MODE: "sandbox",
  APP_URL: "http://127.0.0.1:3000/",
  DATABASE_URL: "postgres://127.0.0.1/tributary",
  NEXTAUTH_SECRET: "a secret that is only good for tests",
  STRIPE_SECRET_KEY: "sk_test_x",
  STRIPE_WEBHOOK_SECRET: "whsec_a, whsec_b",
  STRIPE_CONNECT_WEBHOOK_SECRET: "whsec_c",
};
const PRODUCTION = {
  ...SANDBOX,
  TRIBUTARY_MODE: "production",
  APP_URL: "https://portal.example.com",
  STRIPE_SECRET_KEY: "rk_live_x",
  INNGEST_SIGNING_KEY: "00ff",
  INNGEST_EVENT_KEY: "00ff",
};

test("what is left out takes its default; several secrets may be in force", () => {
  expect(readEnv(SANDBOX)).toMatchObject({
    APP_URL: "http://127.0.0.1:3000",
    STRIPE_WEBHOOK_SECRET: ["whsec_a", "whsec_b"],
    RATE_LIMITS: "on",
    DATABASE_CONNECTIONS: 10,
  });
  expect(readEnv(PRODUCTION).TRIBUTARY_MODE).toBe("production");
});

test.each([
  ["a live key in a sandbox", { ...SANDBOX, STRIPE_SECRET_KEY: "sk_live_x" }],
  ["a test key in production", { ...PRODUCTION, STRIPE_SECRET_KEY: "sk_test_x" }],
  ["an emulator in production", { ...PRODUCTION, STRIPE_API_BASE: "http://127.0.0.1:12111" }],
  ["unsigned functions in production", { ...PRODUCTION, INNGEST_DEV: "http://127.0.0.1:8288" }],
  ["no signing key in production", { ...PRODUCTION, INNGEST_SIGNING_KEY: "" }],
  ["no mode at all", { ...SANDBOX, TRIBUTARY_MODE: undefined }],
  ["an empty webhook secret", { ...SANDBOX, STRIPE_WEBHOOK_SECRET: "whsec_a," }],
  ["a short session secret", { ...SANDBOX, NEXTAUTH_SECRET: "short" }],
])("refuses to start with %s, and names the variable", (_, source) => {
  expect(() => readEnv(source)).toThrow(/TRIBUTARY_MODE|STRIPE_|INNGEST_|NEXTAUTH_SECRET/);
});
