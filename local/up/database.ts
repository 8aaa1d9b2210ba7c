import postgres from "postgres";
import { until } from "./wait";

const NAME = "tributary";
const QUIET = { max: 1, connect_timeout: 2, onnotice: () => undefined };

export function localDatabaseUrl(port: number, name = NAME): string {
  return `postgres://${NAME}:${NAME}@127.0.0.1:${port}/${name}`;
}

export async function createDatabase(port: number): Promise<void> {
  await asAdmin(port, async (admin) => {
    const [found] = await admin`select 1 from pg_database where datname = ${NAME}`;
    if (found === undefined) await admin.unsafe(`create database ${NAME}`);
  });
}

/** An open port is not yet a server that answers: after a crash it recovers first. */
export function postgresAnswers(port: number) {
  return (stopped: AbortSignal) =>
    until("PostgreSQL answers", 120_000, stopped, async () => {
      await asAdmin(port, (admin) => admin`select 1`);
      return true;
    });
}

async function asAdmin(port: number, work: (admin: postgres.Sql) => Promise<unknown>) {
  const admin = postgres(localDatabaseUrl(port, "postgres"), QUIET);
  try {
    await work(admin);
  } finally {
    await admin.end({ timeout: 1 });
  }
}
