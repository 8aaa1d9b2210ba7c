import { readFileSync } from "node:fs";
import { sql } from "drizzle-orm";
import { afterAll, expect, test } from "vitest";
import { createTestDatabase } from "../local/testing";
import { query } from "./client";

/** What Citus asks of a schema, held against the migrated one and against db/citus.sql. */
const database = await createTestDatabase(2);
afterAll(() => database.close());

const script = readFileSync(new URL("./citus.sql", import.meta.url), "utf8");
const distributed = new Map(
  [...script.matchAll(/create_distributed_table\('(\w+)', '(\w+)'/g)].map(
    ([, table = "", column = ""]) => [table, column] as const,
  ),
);
const references = [...script.matchAll(/create_reference_table\('(\w+)'\)/g)].map(
  ([, name]) => name,
);
const local = [...script.matchAll(/^-- local: (.*)$/gm)].flatMap(([, names = ""]) =>
  names
    .split(",")
    .map((name) => name.trim())
    .filter((name) => name !== ""),
);
const dropped = [...script.matchAll(/drop constraint (\w+)/g)].map(([, name]) => name);

interface Key {
  readonly table: string;
  readonly name: string;
  readonly columns: readonly string[];
}

interface Reference extends Key {
  readonly to: string;
  readonly there: readonly string[];
}

test("every table is distributed, on every node, or the coordinator's, and just one", async () => {
  const tables = await query<{ name: string }>(
    database.db,
    sql`select relname as name from pg_class
      where relkind = 'r' and relnamespace = 'public'::regnamespace`,
  );
  const listed = [...distributed.keys(), ...references, ...local];
  expect(listed.sort()).toEqual(tables.map(({ name }) => name).sort());
});

test("every key of a distributed table begins with its developer", async () => {
  const keys = await query<Key>(
    database.db,
    sql`select indrelid::regclass::text as table, indexrelid::regclass::text as name,
        array(select attname::text from unnest(indkey) with ordinality as part (number, place)
          join pg_attribute on attrelid = indrelid and attnum = part.number
          order by place) as columns
      from pg_index where (indisunique or indisexclusion)
        and indrelid::regclass::text in (select relname from pg_class
          where relkind = 'r' and relnamespace = 'public'::regnamespace)`,
  );
  const wrong = keys.filter(
    ({ table, name, columns }) =>
      distributed.has(table) && columns[0] !== distributed.get(table) && !dropped.includes(name),
  );
  expect(keys.length).toBeGreaterThan(40);
  expect(wrong).toEqual([]);
});

test("no foreign key leaves its developer", async () => {
  const all = await query<Reference>(
    database.db,
    sql`select conrelid::regclass::text as table, conname as name,
        confrelid::regclass::text as to,
        array(select attname::text from unnest(conkey) with ordinality as part (number, place)
          join pg_attribute on attrelid = conrelid and attnum = part.number
          order by place) as columns,
        array(select attname::text from unnest(confkey) with ordinality as part (number, place)
          join pg_attribute on attrelid = confrelid and attnum = part.number
          order by place) as there
      from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace`,
  );
  const staysInside = ({ table, to, columns, there }: Reference) => {
    const column = distributed.get(table);
    if (column === undefined) return !distributed.has(to);
    if (references.includes(to)) return true;
    const place = columns.indexOf(column);
    return place >= 0 && there[place] === distributed.get(to);
  };
  expect(all.length).toBeGreaterThan(10);
  expect(all.filter((one) => !staysInside(one) && !dropped.includes(one.name))).toEqual([]);
});

test("what the script drops is there to be dropped", async () => {
  const names = await query<{ name: string }>(
    database.db,
    sql`select conname as name from pg_constraint where connamespace = 'public'::regnamespace`,
  );
  const known = new Set(names.map(({ name }) => name));
  expect(dropped.filter((name) => !known.has(name ?? ""))).toEqual([]);
  expect(dropped).toHaveLength(2);
});
