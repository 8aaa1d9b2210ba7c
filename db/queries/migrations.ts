import "server-only";
import { sql } from "drizzle-orm";
import { queryOne, type Reader } from "../client";
import journal from "../migrations/meta/_journal.json";

/** Whether the newest migration that this code knows of has been applied. */
export async function hasNewestMigration(reader: Reader): Promise<boolean> {
  const newest = Math.max(...journal.entries.map((entry) => entry.when));
  const row = await queryOne<{ current: boolean }>(
    reader,
    sql`select coalesce(max(created_at), 0) >= ${newest} as current
      from drizzle.__drizzle_migrations`,
  );
  return row.current;
}
