import "server-only";
import { type SQL, type SQLWrapper, sql } from "drizzle-orm";
import { PgDialect } from "drizzle-orm/pg-core";
import { drizzle, type PostgresJsDatabase } from "drizzle-orm/postgres-js";
import postgres from "postgres";
import * as schema from "./schema";

export type Database = PostgresJsDatabase<typeof schema> & { readonly $client: postgres.Sql };
/** What runs inside one transaction. */
export type Transaction = Parameters<Parameters<Database["transaction"]>[0]>[0];
/** Either: for reads that do not care. */
export type Reader = Database | Transaction;

/**
 * A transaction where a database is asked for: what opens a transaction of its own there gets a
 * savepoint. Statements of other connections would not be part of it, so they are refused.
 */
export function asDatabase(tx: Transaction): Database {
  return Object.assign(tx, { $client: OTHER_CONNECTIONS });
}

const OTHER_CONNECTIONS = new Proxy({} as postgres.Sql, {
  get: () => {
    throw new Error("inside a transaction no other connection may be used");
  },
});

export interface Connection {
  readonly db: Database;
  /** For packages that bring their own statements. */
  readonly client: postgres.Sql;
  readonly close: () => Promise<void>;
}

const TIMESTAMPTZ = 1184;

/** A process that freezes inside a transaction is cut off: its locks hold up everybody else. */
const MOST_IDLE_IN_TRANSACTION_MS = 30_000;

/** Opens a pool. int8 arrives as bigint and timestamptz as Date, in raw rows too. */
export function connect(url: string, connections = 10): Connection {
  const client = postgres(url, {
    max: connections,
    types: { bigint: postgres.BigInt },
    onnotice: () => undefined,
    connection: { idle_in_transaction_session_timeout: MOST_IDLE_IN_TRANSACTION_MS },
  });
  const db = drizzle(client, { schema });
  // drizzle turns the client's own date handling off; raw rows want it back.
  client.options.parsers[TIMESTAMPTZ] = (text: string) => new Date(text);
  return { db, client, close: () => client.end({ timeout: 5 }) };
}

/** Runs one statement and names the shape of its rows; the caller's SQL guarantees it. */
export async function query<Row extends object>(reader: Reader, statement: SQL): Promise<Row[]> {
  const rows: Iterable<unknown> = await reader.execute(statement);
  return [...rows] as Row[];
}

const dialect = new PgDialect();

/** For the busiest statements: prepared once on each connection, then planned no more. */
export async function queryPrepared<Row extends object>(
  reader: Reader,
  statement: SQL,
): Promise<Row[]> {
  const { sql: text, params } = dialect.sqlToQuery(statement);
  const rows: Iterable<unknown> = await clientOf(reader).unsafe(text, params as string[], {
    prepare: true,
  });
  return [...rows] as Row[];
}

/** A transaction's own connection is known to drizzle's session alone. */
function clientOf(reader: Reader): Pick<postgres.Sql, "unsafe"> {
  if ("$client" in reader) return reader.$client;
  return Reflect.get(Reflect.get(reader, "session"), "client");
}

/** A statement that always answers with a row had none: a broken invariant, or a copy behind. */
export class NoRow extends Error {
  override readonly name = "NoRow";
}

/** The one row a statement always answers with. */
export async function queryOne<Row extends object>(reader: Reader, statement: SQL): Promise<Row> {
  return onlyRow(await query<Row>(reader, statement));
}

/** The same of one of the busiest statements. */
export async function queryOnePrepared<Row extends object>(
  reader: Reader,
  statement: SQL,
): Promise<Row> {
  return onlyRow(await queryPrepared<Row>(reader, statement));
}

function onlyRow<Row>([row]: readonly Row[]): Row {
  if (!row) throw new NoRow("a statement that always answers one row answered none");
  return row;
}

/**
 * For `= …`: one of these texts, whatever letters they have. Looked up by index, where `in (select
 * …)` may be answered by reading the whole table.
 */
export function anyOf(texts: readonly string[]): SQL {
  return sql`any (array(select json_array_elements_text(${JSON.stringify(texts)}::json)))`;
}

/** Many values as one parameter, for `json_to_recordset`: one text, no cost per row. */
export function asJson(rows: readonly object[]): SQL {
  const text = JSON.stringify(rows, (_, value) =>
    typeof value === "bigint" ? value.toString() : value,
  );
  return sql`${text}::json`;
}

/** The same for rows that hold no bigint: a tenth of the time, which busy statements notice. */
export function asPlainJson(
  rows: readonly Readonly<Record<string, string | number | null>>[],
): SQL {
  return sql`${JSON.stringify(rows)}::json`;
}

/**
 * JSON of others as one parameter: `jsonb` keeps neither NUL nor half a surrogate pair, so each
 * becomes the sign for what could not be read.
 */
export function asForeignJson(value: unknown): SQL {
  const text = JSON.stringify(value, (_, one) => (typeof one === "bigint" ? one.toString() : one));
  return sql`${text.replace(/\\u(0000|d[89a-f][0-9a-f]{2})/gi, "\\ufffd")}::jsonb`;
}

/** An instant as a parameter, microseconds kept away: the database's own are finer. */
export function at(instant: Date): SQL {
  return sql`${instant.toISOString()}::timestamptz`;
}

/** A new id; for work that may be done again, the id it gave the first time. */
export function idFor(prefix: string, workId?: string): SQL {
  return workId ? sql`${workId.replace(/^work/, prefix)}::text` : sql`new_id(${prefix})`;
}

/** An instant as text that loses nothing: ISO 8601, UTC, to the microsecond. */
export function exactly(instant: SQL | SQLWrapper): SQL<string> {
  return sql<string>`to_char(${instant} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;
}

/** The server's own code for what it refused, "" when the fault is none of the server's. */
export function refusalCode(fault: unknown): string {
  const cause = fault instanceof Error && fault.cause ? fault.cause : fault;
  const refused = cause instanceof Error && "severity" in cause && "code" in cause;
  return refused && typeof cause.code === "string" ? cause.code : "";
}

/** A lock was not to be had within `lock_timeout`: nothing was done. */
export function isLockedOut(fault: unknown): boolean {
  return refusalCode(fault) === "55P03";
}
