import "server-only";
import { type SQL, sql } from "drizzle-orm";
import type { Bookmark } from "@/domain/bookmark";
import type { StripeNotice } from "@/domain/connect/notices";
import type { EventStanding, EventTry } from "@/domain/desk/event-standing";
import { exactly, query, type Reader } from "../client";

/** Stores an event; false when it is there already. */
export async function storeStripeEvent(reader: Reader, notice: StripeNotice): Promise<boolean> {
  const stored = await query(
    reader,
    sql`insert into stripe_events (id, type, stripe_account_id, payload)
      values (${notice.id}, ${notice.type}, ${notice.stripeAccountId},
        ${JSON.stringify(notice.payload)}::jsonb)
      on conflict (id) do nothing returning id`,
  );
  return stored.length > 0;
}

export interface StoredEvent {
  readonly id: string;
  readonly type: string;
  readonly stripeAccountId: string | null;
  readonly payload: Readonly<Record<string, unknown>>;
}

export async function findUnhandledEvent(
  reader: Reader,
  eventId: string,
): Promise<StoredEvent | null> {
  const [found] = await query<StoredEvent>(
    reader,
    sql`select id, type, stripe_account_id as "stripeAccountId", payload from stripe_events
      where id = ${eventId} and handled_at is null`,
  );
  return found ?? null;
}

export async function markHandled(reader: Reader, eventId: string): Promise<void> {
  await reader.execute(sql`with handled as (
      update stripe_events
      set handled_at = clock_timestamp(), tries = tries + 1, last_fault = null
      where id = ${eventId} and handled_at is null returning id, handled_at
    )
    insert into stripe_event_tries (id, event_id, at, outcome)
    select new_id('try'), id, handled_at, 'handled' from handled`);
}

/**
 * Keeps a failed event for another try, each a little later than the one before; after too many
 * it is parked. Answers whether it is.
 */
export async function markFailed(
  reader: Reader,
  eventId: string,
  fault: string,
  mostTries: number,
): Promise<boolean> {
  const [row] = await query<{ parked: boolean }>(
    reader,
    sql`with failed as (
        update stripe_events set tries = tries + 1, last_fault = ${fault},
          next_try_at = clock_timestamp() + least(power(2, tries), 60) * interval '1 minute',
          parked_at = case when tries + 1 >= ${mostTries} then clock_timestamp() end
        where id = ${eventId} and handled_at is null
        returning id, parked_at is not null as parked
      )
      insert into stripe_event_tries (id, event_id, outcome, fault)
      select new_id('try'), id, case when parked then 'parked' else 'failed' end, ${fault}
      from failed returning outcome = 'parked' as parked`,
  );
  return row?.parked ?? false;
}

export async function parkedEvents(reader: Reader): Promise<string[]> {
  const rows = await query<{ id: string }>(
    reader,
    sql`select id from stripe_events where parked_at is not null and handled_at is null`,
  );
  return rows.map(({ id }) => id);
}

/** An operator's wish: the event is worked on again, parked or handled as it may be. */
export async function replayEvent(reader: Reader, eventId: string): Promise<boolean> {
  const rows = await query(
    reader,
    sql`update stripe_events set handled_at = null, parked_at = null, tries = 0,
        next_try_at = clock_timestamp()
      where id = ${eventId} returning id`,
  );
  return rows.length > 0;
}

/** Events that are still owed work, oldest first, each given a little time before the next look. */
export async function takeUnhandledEvents(
  reader: Reader,
  limit: number,
): Promise<{ id: string; tries: number }[]> {
  return query<{ id: string; tries: number }>(
    reader,
    sql`with due as (
      select id from stripe_events
      where handled_at is null and parked_at is null and next_try_at <= clock_timestamp()
      order by received_at limit ${limit} for update skip locked
    )
    update stripe_events set next_try_at = clock_timestamp() + interval '1 minute'
    from due where stripe_events.id = due.id returning stripe_events.id, tries`,
  );
}

/** Every event that has not been handled, whenever it is due: for the sandbox's clock. */
export async function listUnhandledEvents(reader: Reader, limit: number): Promise<string[]> {
  const rows = await query<{ id: string }>(
    reader,
    sql`select id from stripe_events where handled_at is null and parked_at is null
      order by received_at, id
      limit ${limit}`,
  );
  return rows.map(({ id }) => id);
}

export interface InboxEvent {
  readonly id: string;
  readonly type: string;
  readonly stripeAccountId: string | null;
  readonly receivedAt: Date;
  readonly handledAt: Date | null;
  readonly parkedAt: Date | null;
  readonly tries: number;
  readonly nextTryAt: Date;
  readonly lastFault: string | null;
}

const INBOX = sql`id, type, stripe_account_id as "stripeAccountId", received_at as "receivedAt",
  handled_at as "handledAt", parked_at as "parkedAt", tries, next_try_at as "nextTryAt",
  last_fault as "lastFault"`;

const STANDS = {
  waiting: sql`handled_at is null and parked_at is null and tries = 0`,
  failing: sql`handled_at is null and parked_at is null and tries > 0`,
  parked: sql`handled_at is null and parked_at is not null`,
  handled: sql`handled_at is not null`,
} as const satisfies Record<EventStanding, unknown>;

export interface InboxFilter {
  readonly standing?: EventStanding | undefined;
  /** What the type begins with, or an event's, object's or account's id. */
  readonly search?: string | undefined;
  readonly limit: number;
  readonly after?: Bookmark | undefined;
}

function soughtAs(search: string): SQL {
  const like = `${search.replace(/[\\%_]/g, "\\$&")}%`;
  return sql`(type like ${like} or id = ${search} or stripe_account_id = ${search}
    or payload #>> '{data,object,id}' = ${search})`;
}

/** What Stripe told us, newest first. */
export async function listInbox(
  reader: Reader,
  { standing, search, limit, after }: InboxFilter,
): Promise<(InboxEvent & { readonly bookmark: Bookmark })[]> {
  const rows = await query<InboxEvent & { place: string }>(
    reader,
    sql`select ${INBOX}, ${exactly(sql`received_at`)} as place from stripe_events
      where ${standing ? STANDS[standing] : sql`true`}
        and ${search ? soughtAs(search) : sql`true`}
        and ${after ? sql`(received_at, id) < (${after.at}::timestamptz, ${after.id})` : sql`true`}
      order by received_at desc, id desc limit ${limit}`,
  );
  return rows.map(({ place, ...row }) => ({ ...row, bookmark: { at: place, id: row.id } }));
}

export interface InboxEventDetail extends InboxEvent, Pick<StoredEvent, "payload"> {
  /** Each try, the latest first. */
  readonly log: readonly EventTry[];
}

const MOST_TRIES_SHOWN = 100;

export async function findInboxEvent(reader: Reader, id: string): Promise<InboxEventDetail | null> {
  const [found] = await query<Omit<InboxEventDetail, "log">>(
    reader,
    sql`select ${INBOX}, payload from stripe_events where id = ${id}`,
  );
  if (!found) return null;
  const log = await query<EventTry>(
    reader,
    sql`select at, outcome, fault from stripe_event_tries where event_id = ${id}
      order by id desc limit ${MOST_TRIES_SHOWN}`,
  );
  return { ...found, log };
}
