import "server-only";
import { type Database, NoRow } from "./client";

interface Sources {
  readonly db: Database;
  /** A copy that may lie behind by moments, where there is one. */
  readonly lists?: Database | undefined;
  readonly log: { warn(facts: object, message: string): void };
}

/**
 * Reads what may be moments old, as lists and charts may, from the replica; never what money is
 * decided by. While the replica is away, or does not know a developer yet, the database answers.
 */
export async function fromReplica<Answer>(
  { db, lists, log }: Sources,
  read: (from: Database) => Promise<Answer>,
): Promise<Answer> {
  if (!lists) return read(db);
  try {
    return await read(lists);
  } catch (err) {
    if (!(err instanceof NoRow) && !isAway(err)) throw err;
    log.warn({ err }, "the replica has no answer; the database has");
    return read(db);
  }
}

/** The driver's own codes for lost connections, a server on its way up or down, and a conflict. */
const AWAY = new Set([
  ...["ECONNREFUSED", "ECONNRESET", "ENOTFOUND", "ETIMEDOUT", "EPIPE"],
  ...["CONNECT_TIMEOUT", "CONNECTION_CLOSED", "CONNECTION_ENDED", "CONNECTION_DESTROYED"],
  ...["57P01", "57P02", "57P03", "40001"],
]);

function isAway(fault: unknown): boolean {
  const cause = fault instanceof Error && fault.cause ? fault.cause : fault;
  return cause instanceof Error && "code" in cause && AWAY.has(String(cause.code));
}
