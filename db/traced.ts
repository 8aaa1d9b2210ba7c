import "server-only";
import type { SQL } from "drizzle-orm";
import type { Database, Transaction } from "./client";

type Trace = <T>(
  name: string,
  attributes: Readonly<Record<string, string>>,
  work: () => Promise<T>,
) => Promise<T>;

/**
 * The same database, each statement and transaction a span. Only the words of a statement that
 * stand in our code are told, never its parameters.
 */
export function traceDatabase(db: Database, trace: Trace): Database {
  return traceReader(db, trace);
}

function traceReader<Reader extends Database | Transaction>(reader: Reader, trace: Trace): Reader {
  return new Proxy(reader, {
    get: (target, name) => {
      if (name === "execute") {
        return (statement: SQL) =>
          trace("db.statement", { "db.query.summary": summaryOf(statement) }, async () =>
            target.execute(statement),
          );
      }
      if (name === "transaction") {
        return <T>(work: (tx: Transaction) => Promise<T>, config?: object) =>
          trace("db.transaction", {}, () =>
            target.transaction((tx) => work(traceReader(tx, trace)), config),
          );
      }
      const member: unknown = Reflect.get(target, name);
      if (name === "$client") return traceClient(member as Database["$client"], trace);
      return typeof member === "function" ? member.bind(target) : member;
    },
  });
}

/** What goes past drizzle, because it is prepared, is a span as well. */
function traceClient(client: Database["$client"], trace: Trace): Database["$client"] {
  return new Proxy(client, {
    get: (target, name) => {
      if (name !== "unsafe") return Reflect.get(target, name);
      return (text: string, ...rest: unknown[]) =>
        trace("db.statement", { "db.query.summary": shortened(text) }, async () =>
          Reflect.apply(target.unsafe, target, [text, ...rest]),
        );
    },
  });
}

const LONGEST = 80;

/** The first words of a statement: `insert into payouts (developer_id, id, …`. */
function summaryOf(statement: SQL): string {
  const [first] = statement.queryChunks;
  const written = typeof first === "object" && first !== null && "value" in first;
  const words = written && Array.isArray(first.value) ? first.value.join(" ") : "";
  return shortened(words);
}

function shortened(text: string): string {
  return text.replace(/\s+/g, " ").trim().slice(0, LONGEST);
}
