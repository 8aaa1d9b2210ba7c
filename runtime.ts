import "server-only";
import { type Connection, connect } from "@/db/client";
import { businessNow } from "@/db/queries/clock";
import type { Gateway } from "@/domain/gateway";
import { type Env, readEnv } from "@/env";
import { announce } from "@/inngest/announce";
import { createLog, type Logger } from "@/log";
import type { Actor, Context } from "@/operations/context";
import { createGateway } from "@/stripe/gateway";

/**
 * The one place that wires environment, database, Stripe, clock, executor and log. Nothing is
 * read or opened before the first use: a build imports this module without any of them.
 */
export interface Runtime {
  readonly env: Env;
  readonly connection: Connection;
  readonly gateway: Gateway;
  readonly log: Logger;
}

/** One per process: it survives dev reloads, and bundles that hold this module twice. */
const shelf: typeof globalThis & { tributaryRuntime?: Runtime } = globalThis;

export function runtime(): Runtime {
  shelf.tributaryRuntime ??= wire(readEnv(process.env));
  return shelf.tributaryRuntime;
}

function wire(env: Env): Runtime {
  return {
    env,
    connection: connect(env.DATABASE_URL, env.DATABASE_CONNECTIONS),
    gateway: createGateway({
      secretKey: env.STRIPE_SECRET_KEY,
      apiBase: env.STRIPE_API_BASE,
      timeoutMs: env.STRIPE_TIMEOUT_MS,
    }),
    log: createLog(env.LOG_LEVEL),
  };
}

/** What an operation needs to serve this actor; `facts` go into each of its log lines. */
export function contextFor<Who extends Actor>(actor: Who, facts: object = {}): Context<Who> {
  const { env, connection, gateway, log } = runtime();
  const ownLog = log.child(facts);
  return {
    db: connection.db,
    gateway,
    now: () => businessNow(connection.db),
    actor,
    announce: (announcements) => announce(announcements, ownLog),
    log: ownLog,
    appUrl: env.APP_URL,
  };
}
