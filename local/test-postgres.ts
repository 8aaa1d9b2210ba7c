import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import getPort from "get-port";
import postgres from "postgres";
import type { TestProject } from "vitest/node";
import { migrate } from "../db/migrate";
import { grantRoles } from "../db/roles";
import { admitProduct, startPostgres } from "./postgres";

declare module "vitest" {
  interface ProvidedContext {
    postgresUrl: string;
  }
}

/** One server for the whole test run, with a migrated template that each suite copies. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), "tributary-test-"));
  // The server may run as another user, who has to reach the folder.
  chmodSync(folder, 0o755);
  const server = await startPostgres({
    folder: join(folder, "postgres"),
    port: await getPort(),
    keep: false,
    disposable: true,
  });
  await server.createDatabase("template_tributary");
  await migrate(server.url("template_tributary"));
  await grantRoles(server.url("template_tributary"));
  await admitProduct(server.url("template_tributary"));
  project.provide("postgresUrl", server.url("postgres"));
  return async () => {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  };
}

/** A connection that outlives nothing: used to create one database and closed at once. */
export async function runAsAdmin(url: string, statement: string): Promise<void> {
  const admin = postgres(url, { max: 1, onnotice: () => undefined });
  try {
    await admin.unsafe(statement);
  } finally {
    await admin.end();
  }
}
