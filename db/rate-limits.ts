import "server-only";
import { RateLimiterMemory, RateLimiterPostgres, RateLimiterRes } from "rate-limiter-flexible";
import type { Connection } from "./client";

const WINDOW_S = 60;

/** What a draw of points came to. */
interface Draw {
  readonly granted: number;
  /** What the window still holds beside that. */
  readonly remaining: number;
  readonly resetMs: number;
}

export interface PointStore {
  readonly name: string;
  readonly points: number;
  readonly windowS: number;
  draw(key: string, points: number): Promise<Draw>;
}

/**
 * Points per key and window, a minute unless told, in Postgres, so that all processes share
 * them. While the database is away each process counts for itself.
 */
export function openPointStore(
  connection: Connection,
  name: string,
  points: number,
  windowS = WINDOW_S,
): PointStore {
  const limits = { keyPrefix: name, points, duration: windowS };
  const limiter = new RateLimiterPostgres({
    ...limits,
    storeClient: asPgClient(connection),
    storeType: "pool",
    tableName: "rate_limits",
    tableCreated: true,
    clearExpiredByTimeout: true,
    insuranceLimiter: new RateLimiterMemory(limits),
  });
  return {
    name,
    points,
    windowS,
    async draw(key, wanted) {
      const { consumedPoints, msBeforeNext } = await consume(limiter, key, wanted);
      const before = consumedPoints - wanted;
      return {
        granted: Math.max(0, Math.min(wanted, points - before)),
        remaining: Math.max(0, points - consumedPoints),
        resetMs: msBeforeNext,
      };
    },
  };
}

/** The library says "too many" by throwing the same thing that it returns otherwise. */
function consume(limiter: RateLimiterPostgres, key: string, points: number) {
  return limiter.consume(key, points).catch((thrown: unknown) => {
    if (thrown instanceof RateLimiterRes) return thrown;
    throw thrown;
  });
}

interface Statement {
  readonly text: string;
  readonly values: (string | number | null)[];
}

/** As much of node-postgres as the library uses. */
function asPgClient({ client }: Connection) {
  return {
    async query({ text, values }: Statement) {
      const rows = await client.unsafe(text, values, { prepare: true });
      const found = rows.map((row) => ({ ...row, expire: Number(row.expire) }));
      return { rows: found, rowCount: rows.count };
    },
  };
}
