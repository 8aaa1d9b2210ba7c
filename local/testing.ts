import { randomUUID } from "node:crypto";
import { inject } from "vitest";
import { type Connection, connect } from "../db/client";
import { runAsAdmin } from "./test-postgres";

export interface TestDatabase extends Connection {
  readonly url: string;
}

/** A migrated database of the suite's own, copied from the template in some milliseconds. */
export async function createTestDatabase(connections = 10): Promise<TestDatabase> {
  const admin = inject("postgresUrl");
  const name = `test_${randomUUID().replaceAll("-", "")}`;
  await runAsAdmin(admin, `create database ${name} template template_tributary`);
  const url = admin.replace(/\/postgres$/, `/${name}`);
  return { url, ...connect(url, connections) };
}
