import { businessNow } from "@/db/queries/clock";
import { type Gateway, GatewayUnavailable } from "@/domain/gateway";
import type { Actor, Context, Log } from "@/operations/context";
import type { BenchDatabase } from "./server";

const silence: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };

const noGateway = new Proxy({} as Gateway, {
  get: (_, method) => () => {
    throw new GatewayUnavailable(`there is no Stripe to ask for ${String(method)}`);
  },
});

/** The operations themselves, on a bench's database, with no Stripe behind them. */
export function contextOn<Who extends Actor>(
  { db }: Pick<BenchDatabase, "db">,
  actor: Who,
  gateway: Gateway = noGateway,
): Context<Who> {
  return {
    db,
    gateway,
    actor,
    now: () => businessNow(db),
    announce: async () => undefined,
    log: silence,
    appUrl: "http://127.0.0.1:3000",
  };
}

export const SYSTEM = { kind: "system", name: "bench" } as const;
export const SERVICE = { kind: "service", tokenId: "bench" } as const;
