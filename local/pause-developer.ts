import postgres from "postgres";

/** What an operator's pause leaves behind, for tests of the running product. */
export async function pauseDeveloper(
  databaseUrl: string,
  email: string,
  reason: string,
): Promise<void> {
  const sql = postgres(databaseUrl, { max: 1 });
  try {
    const { count } = await sql`
      update developers set paused_at = business_now(), paused_reason = ${reason}
      where email = ${email}`;
    if (count !== 1) throw new Error(`no developer is called ${email}`);
  } finally {
    await sql.end();
  }
}
