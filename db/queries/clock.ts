import "server-only";
import { sql } from "drizzle-orm";
import { at, query, queryOne, type Reader } from "../client";

/** Business time (R15): the sandbox's test clock, or simply now. */
export async function businessNow(reader: Reader): Promise<Date> {
  const row = await queryOne<{ now: Date }>(reader, sql`select business_now() as now`);
  return row.now;
}

/**
 * Moves the test clock forward to `to`. Answers false, and does nothing, when that would turn
 * it back.
 */
export async function advanceBusinessClock(reader: Reader, to: Date): Promise<boolean> {
  const moved = await query(
    reader,
    sql`insert into sandbox_clock as clock (ahead_by)
      select ${at(to)} - clock_timestamp() where ${at(to)} >= business_now()
      on conflict (only_row) do update set ahead_by = excluded.ahead_by
      where clock.ahead_by <= excluded.ahead_by
      returning only_row`,
  );
  return moved.length > 0;
}

/**
 * Starts the test clock at a moment of the past, so that a demo platform can live through its
 * months and end today. Only on an empty database; answers false otherwise.
 */
export async function startBusinessClockAt(reader: Reader, moment: Date): Promise<boolean> {
  const started = await query(
    reader,
    sql`insert into sandbox_clock (ahead_by)
      select ${at(moment)} - clock_timestamp()
      where not exists (select from developers) and not exists (select from sandbox_clock)
      returning only_row`,
  );
  return started.length > 0;
}
