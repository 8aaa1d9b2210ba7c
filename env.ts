import { z } from "zod";

/**
 * Everything the product reads from its environment, checked once at boot. A missing or
 * malformed variable is named in one readable message.
 */
const secrets = z
  .string()
  .transform((text) => text.split(",").map((secret) => secret.trim()))
  .refine((list) => list.every((secret) => secret.length > 0), "must not be empty");

function splitEmails(text: string): string[] {
  const emails = text.split(",").map((email) => email.trim().toLowerCase());
  return emails.filter((email) => email.length > 0);
}

const requestsAMinute = (usual: number) =>
  z.coerce.number().int().min(1).max(1_000_000).default(usual);

const shape = z.object({
  TRIBUTARY_MODE: z.enum(["sandbox", "production"]),
  APP_URL: z.url().transform((url) => url.replace(/\/+$/, "")),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }),
  /** A streaming replica for lists and charts; money is never decided by it. */
  DATABASE_REPLICA_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  DATABASE_CONNECTIONS: z.coerce.number().int().min(1).max(200).default(10),
  NEXTAUTH_SECRET: z.string().min(32, "must have at least 32 characters"),
  STRIPE_SECRET_KEY: z.string().regex(/^(sk|rk)_(test|live)_\w+$/, "must be a Stripe secret key"),
  STRIPE_API_BASE: z.url().optional(),
  STRIPE_ACCOUNTS_API: z.enum(["v1", "v2"]).default("v1"),
  STRIPE_WEBHOOK_SECRET: secrets,
  STRIPE_CONNECT_WEBHOOK_SECRET: secrets,
  STRIPE_TIMEOUT_MS: z.coerce.number().int().min(100).max(80_000).default(20_000),
  INNGEST_DEV: z.string().optional(),
  INNGEST_SIGNING_KEY: z.string().optional(),
  INNGEST_EVENT_KEY: z.string().optional(),
  GITHUB_ID: z.string().optional(),
  GITHUB_SECRET: z.string().optional(),
  GOOGLE_ID: z.string().optional(),
  GOOGLE_SECRET: z.string().optional(),
  /** Who may sign in to the desk, besides the sandbox's demo operator; comma separated. */
  OPERATOR_EMAILS: z.string().default("").transform(splitEmails),
  SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  /** Text messages go through Twilio; all three or none. */
  TWILIO_ACCOUNT_SID: z.string().optional(),
  TWILIO_AUTH_TOKEN: z.string().optional(),
  /** A number, or the id of a messaging service. */
  TWILIO_FROM: z.string().optional(),
  /** Address of a stand-in; sandbox only. */
  TWILIO_API_BASE: z.url().optional(),
  EMAIL_FROM: z.string().default("Tributary <no-reply@localhost>"),
  /** `off` for benches; otherwise requests are counted for each credential. */
  RATE_LIMITS: z.enum(["on", "off"]).default("on"),
  RATE_LIMIT_DEVELOPER: requestsAMinute(600),
  RATE_LIMIT_OPERATOR: requestsAMinute(600),
  RATE_LIMIT_SERVICE: requestsAMinute(6_000),
  /** Where spans and metrics go, over OTLP/HTTP; without it none are made. */
  OTEL_EXPORTER_OTLP_ENDPOINT: z.url().optional(),
  OTEL_SERVICE_NAME: z.string().default("tributary"),
  LOG_LEVEL: z.enum(["debug", "info", "warn", "error", "silent"]).default("info"),
});

export type Env = z.infer<typeof shape>;

export function readEnv(source: Readonly<Record<string, string | undefined>>): Env {
  const filled = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ""));
  const parsed = shape.safeParse(filled);
  if (!parsed.success) throw new Error(explain(parsed.error.issues));
  refuseMixedWorlds(parsed.data);
  return parsed.data;
}

/** Live money and stand-ins never meet (section 6). */
function refuseMixedWorlds(env: Env): void {
  const live = /^(sk|rk)_live_/.test(env.STRIPE_SECRET_KEY);
  const complaints: string[] = [];
  const twilio = [env.TWILIO_ACCOUNT_SID, env.TWILIO_AUTH_TOKEN, env.TWILIO_FROM];
  if (twilio.some(Boolean) && !twilio.every(Boolean)) {
    complaints.push("TWILIO_ACCOUNT_SID, TWILIO_AUTH_TOKEN and TWILIO_FROM go together");
  }
  if (env.TRIBUTARY_MODE === "sandbox" && live) {
    complaints.push("STRIPE_SECRET_KEY is a live key, which sandbox mode refuses");
  }
  if (env.TRIBUTARY_MODE === "production") {
    if (env.STRIPE_API_BASE) complaints.push("STRIPE_API_BASE is for sandbox mode only");
    if (!live) complaints.push("STRIPE_SECRET_KEY is a test key, which production mode refuses");
    if (env.TWILIO_API_BASE) complaints.push("TWILIO_API_BASE is for sandbox mode only");
    if (env.INNGEST_DEV) complaints.push("INNGEST_DEV turns signature checks off; unset it");
    if (!env.INNGEST_SIGNING_KEY) complaints.push("INNGEST_SIGNING_KEY is missing");
  }
  if (complaints.length > 0) throw new Error(complain(complaints));
}

function explain(issues: readonly z.core.$ZodIssue[]): string {
  return complain(
    issues.map((issue) => {
      const missing = issue.code === "invalid_type" && issue.input === undefined;
      return `${issue.path.join(".")}: ${missing ? "is missing" : issue.message}`;
    }),
  );
}

function complain(lines: readonly string[]): string {
  return `The environment is not usable:\n${lines.map((line) => `  - ${line}`).join("\n")}`;
}
