import "server-only";
import { type Connection, connect } from "@/db/client";
import { businessNow } from "@/db/queries/clock";
import { openPointStore } from "@/db/rate-limits";
import { limitByShares, type RateLimit } from "@/db/shares";
import { traceDatabase } from "@/db/traced";
import type { TokenKind } from "@/domain/access/scopes";
import type { StripeNotice } from "@/domain/connect/notices";
import type { Couriers } from "@/domain/couriers";
import type { Gateway } from "@/domain/gateway";
import { TRANSFERS_PER_SECOND } from "@/domain/payouts/sending";
import { Refusal } from "@/domain/refusals";
import { type Env, readEnv } from "@/env";
import { announce } from "@/inngest/announce";
import { createLog, type Logger } from "@/log";
import type { Actor, Context, CourierContext, SandboxContext } from "@/operations/context";
import { MEASURES, measurePlatform } from "@/operations/measure-platform";
import { createCouriers } from "@/outbound/couriers";
import type { TextOptions } from "@/outbound/texts";
import { createStripeClock } from "@/stripe/clock";
import { createGateway } from "@/stripe/gateway";
import { readSignedNotice, type SignedBody } from "@/stripe/webhook";
import { traced, tracedMethods } from "@/telemetry";

/**
 * The one place that wires environment, database, Stripe, clock, executor and log. Nothing is
 * read or opened before the first use: a build imports this module without any of them.
 */
export interface Runtime {
  readonly env: Env;
  readonly connection: Connection;
  /** For lists and charts, where there is one. */
  readonly replica: Connection | null;
  readonly gateway: Gateway;
  readonly log: Logger;
  readonly couriers: Couriers;
  /** For each kind of credential; null when they are switched off. */
  readonly rateLimits: Readonly<Record<TokenKind | "sign_in_mail", RateLimit>> | null;
}

/** One per process: it survives dev reloads, and bundles that hold this module twice. */
const shelf: typeof globalThis & { tributaryRuntime?: Runtime } = globalThis;

export function runtime(): Runtime {
  shelf.tributaryRuntime ??= wire(readEnv(process.env));
  return shelf.tributaryRuntime;
}

function wire(env: Env): Runtime {
  const plain = connect(env.DATABASE_URL, env.DATABASE_CONNECTIONS);
  const isTold = env.OTEL_EXPORTER_OTLP_ENDPOINT !== undefined;
  const connection = isTold ? { ...plain, db: traceDatabase(plain.db, traced) } : plain;
  const gateway = createGateway({
    secretKey: env.STRIPE_SECRET_KEY,
    apiBase: env.STRIPE_API_BASE,
    timeoutMs: env.STRIPE_TIMEOUT_MS,
    accountsApi: env.STRIPE_ACCOUNTS_API,
    transfersPerSecond: TRANSFERS_PER_SECOND,
  });
  const { DATABASE_REPLICA_URL: replicaUrl, DATABASE_CONNECTIONS: connections } = env;
  return {
    env,
    connection,
    replica: replicaUrl ? connect(replicaUrl, connections) : null,
    rateLimits: env.RATE_LIMITS === "on" ? limitsOf(env, connection) : null,
    gateway: isTold ? tracedMethods("stripe", gateway) : gateway,
    log: createLog(env.LOG_LEVEL),
    couriers: createCouriers({
      secret: env.NEXTAUTH_SECRET,
      appUrl: env.APP_URL,
      sandbox: env.TRIBUTARY_MODE === "sandbox",
      smtpUrl: env.SMTP_URL,
      mailFrom: env.EMAIL_FROM,
      texts: textsOf(env),
    }),
  };
}

function textsOf(env: Env): TextOptions | null {
  const { TWILIO_ACCOUNT_SID: accountSid, TWILIO_AUTH_TOKEN: authToken, TWILIO_FROM: from } = env;
  if (!accountSid || !authToken || !from) return null;
  return { accountSid, authToken, from, apiBase: env.TWILIO_API_BASE ?? "https://api.twilio.com" };
}

/** To one address: enough for whoever mistrusts their mail, too few to flood it. */
const MOST_SIGN_IN_MAILS = 20;
const TEN_MINUTES_S = 600;

function limitsOf(env: Env, connection: Connection): Record<TokenKind | "sign_in_mail", RateLimit> {
  const limit = (kind: TokenKind, points: number) =>
    limitByShares(openPointStore(connection, kind, points));
  const mails = openPointStore(connection, "sign_in_mail", MOST_SIGN_IN_MAILS, TEN_MINUTES_S);
  return {
    developer: limit("developer", env.RATE_LIMIT_DEVELOPER),
    operator: limit("operator", env.RATE_LIMIT_OPERATOR),
    service: limit("service", env.RATE_LIMIT_SERVICE),
    sign_in_mail: limitByShares(mails),
  };
}

/** What an operation needs to serve this actor; `facts` go into each of its log lines. */
export function contextFor<Who extends Actor>(actor: Who, facts: object = {}): Context<Who> {
  const { env, connection, replica, gateway, log } = runtime();
  const ownLog = log.child(facts);
  return {
    db: connection.db,
    lists: replica?.db,
    gateway,
    now: () => businessNow(connection.db),
    actor,
    announce: (announcements) => announce(announcements, ownLog),
    log: ownLog,
    appUrl: env.APP_URL,
  };
}

/** What an exporter of metrics asks for, each time it exports. */
export function platformMeasures() {
  const ctx = contextFor({ kind: "system", name: "telemetry" });
  return { names: MEASURES, measure: () => measurePlatform(ctx) };
}

/** The same context with the doors through which others are told. */
export function withCouriers<Who extends Actor>(ctx: Context<Who>): CourierContext<Who> {
  return { ...ctx, couriers: runtime().couriers };
}

/** The event inside a webhook request; null when none of our secrets signed it just now. */
export function readStripeNotice(signed: SignedBody): StripeNotice | null {
  const { env } = runtime();
  const secrets = [...env.STRIPE_WEBHOOK_SECRET, ...env.STRIPE_CONNECT_WEBHOOK_SECRET];
  return readSignedNotice(signed, secrets);
}

export function isSandbox(): boolean {
  return runtime().env.TRIBUTARY_MODE === "sandbox";
}

/** For what exists in sandbox mode only; elsewhere there is nothing here. */
export function sandboxContextFor<Who extends Actor>(
  actor: Who,
  facts: object = {},
): SandboxContext<Who> {
  if (!isSandbox()) throw new Refusal("not_found");
  return {
    ...contextFor(actor, facts),
    stripeClock: createStripeClock(runtime().env.STRIPE_API_BASE),
  };
}
