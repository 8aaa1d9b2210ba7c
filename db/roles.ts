import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import postgres from "postgres";

const file = fileURLToPath(new URL("./roles.sql", import.meta.url));

/** Grants each role what it may do, as the owner of the tables; safe to repeat. */
export async function grantRoles(databaseUrl: string): Promise<void> {
  const statements = await readFile(file, "utf8");
  const client = postgres(databaseUrl, { max: 1, onnotice: () => undefined });
  try {
    await client.begin((tx) => tx.unsafe(statements));
  } finally {
    await client.end();
  }
}
