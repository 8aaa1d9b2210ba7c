import { drizzle } from "drizzle-orm/postgres-js";
import postgres from "postgres";
import type { Database } from "../../db/client";
import * as schema from "../../db/schema";
import type { Gateway } from "../../domain/gateway";
import type { Player } from "./player";

const TIMESTAMPTZ = 1184;

/** Changes a statement's text on its way to the database: for breaking things on purpose. */
export type Rewrite = (text: string) => string;

export interface DatabaseLine {
  readonly client: postgres.Sql;
  /** The product's own database handle, over this one connection and through `watch`. */
  watchedBy(player: Player, hasBlocked: () => boolean, rewrite: Rewrite): Database;
}

/** The one connection of a simulated process, set up as db/client.ts does. */
export function openLine(url: string): DatabaseLine {
  const client = postgres(url, {
    max: 1,
    types: { bigint: postgres.BigInt },
    onnotice: () => undefined,
  });
  return {
    client,
    watchedBy(player, hasBlocked, rewrite) {
      const db = drizzle(watch(client, { player, hasBlocked, rewrite }), { schema });
      client.options.parsers[TIMESTAMPTZ] = (text: string) => new Date(text);
      return db;
    },
  };
}

interface Watch {
  readonly player: Player;
  readonly hasBlocked: () => boolean;
  readonly rewrite: Rewrite;
}

type Begin = (work: (tx: postgres.TransactionSql) => Promise<unknown>) => Promise<unknown>;

/** Every statement and every commit is a point where the player stops. */
function watch<Client extends postgres.Sql | postgres.TransactionSql>(
  client: Client,
  by: Watch,
  inside = false,
): Client {
  const { player } = by;
  const unsafe = (text: string, parameters: never[], options: object) => {
    const start = async () => {
      if (isWorthAStop(text)) await player.reach(nameOf(text));
      else player.refuseIfDead();
    };
    const finish = <R>(result: R): R => {
      if (!inside && by.hasBlocked()) player.hold();
      return result;
    };
    const send = () => client.unsafe(by.rewrite(text), parameters, options);
    return {
      // drizzle awaits the one for raw rows and asks the other for its own.
      // biome-ignore lint/suspicious/noThenProperty: it stands in for a query, which is awaited
      then: (done: (rows: unknown) => unknown, failed: (fault: unknown) => unknown) =>
        start().then(send).then(finish).then(done, failed),
      values: () =>
        start()
          .then(() => send().values())
          .then(finish),
    };
  };
  const begin: Begin = async (work) => {
    await player.reach("begin");
    if (!("begin" in client)) throw new Error("no transaction inside a transaction");
    const result = await client.begin(async (tx) => {
      const answer = await work(watch(tx, by, true));
      await player.reach("commit");
      return answer;
    });
    if (by.hasBlocked()) player.hold();
    return result;
  };
  return new Proxy(client, {
    get: (target, key) =>
      key === "unsafe" ? unsafe : key === "begin" ? begin : Reflect.get(target, key, target),
  });
}

function isWorthAStop(text: string): boolean {
  return !text.startsWith("select business_now() as now");
}

/** `update "payouts"`: what a statement does, and to what. */
function nameOf(text: string): string {
  const words = /\b(insert into|update|delete from)\s+"?(\w+)/i.exec(text);
  if (words) return `${words[1]} ${words[2]}`.toLowerCase();
  const read = /\bfrom\s+"?(\w+)/i.exec(text);
  const lock = /\bfor (update|share)/i.test(text) ? "lock" : "read";
  return `${lock} ${read?.[1] ?? "nothing"}`;
}

/** Every call to Stripe is two points: before it is made, and once its answer is there. */
export function watchGateway(gateway: Gateway, player: Player): Gateway {
  return new Proxy(gateway, {
    get(target, name, receiver) {
      const method: unknown = Reflect.get(target, name, receiver);
      if (typeof method !== "function") return method;
      return async (...input: unknown[]) => {
        await player.reach(`ask Stripe: ${String(name)}`);
        const answer: unknown = await method.apply(target, input).catch((fault: unknown) => {
          player.refuseIfDead();
          return player.reach(`Stripe failed: ${String(name)}`).then(() => Promise.reject(fault));
        });
        await player.reach(`Stripe answered: ${String(name)}`);
        return answer;
      };
    },
  });
}
