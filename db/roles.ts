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

/** The product's own login; in a sandbox its password too. */
export const PRODUCT = "tributary_web";

/** Makes the product's login, or gives it a new password. It may do what its role may. */
export async function letProductLogIn(databaseUrl: string, password: string): Promise<void> {
  const client = postgres(databaseUrl, { max: 1, onnotice: () => undefined });
  try {
    const [known] = await client`select from pg_roles where rolname = ${PRODUCT}`;
    if (!known) await client.unsafe(`create role ${PRODUCT} in role tributary_app`);
    // ALTER ROLE takes no parameters; the server itself quotes the password.
    const [quoted] = await client`select quote_literal(${password}) as password`;
    await client.unsafe(`alter role ${PRODUCT} login password ${quoted?.password}`);
  } finally {
    await client.end();
  }
}
