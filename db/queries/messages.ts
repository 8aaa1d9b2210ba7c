import "server-only";
import { sql } from "drizzle-orm";
import type { Bookmark } from "@/domain/bookmark";
import type { Letter } from "@/domain/couriers";
import type { Message } from "@/domain/news/message";
import type { MessageState, NewsKind } from "@/domain/news/news";
import { fromStored, type StoredFacts } from "@/domain/news/stored-news";
import { exactly, query, queryOne, type Reader } from "../client";

export interface MessageKey {
  readonly developerId: string;
  readonly messageId: string;
}

export interface LeasedMessage {
  readonly letter: Letter;
  readonly lease: string;
  /** This one included. */
  readonly tries: number;
}

interface LeasedRow extends Omit<Letter, "news"> {
  readonly kind: NewsKind;
  readonly facts: StoredFacts;
  readonly lease: string;
  readonly tries: number;
}

/**
 * Takes a message for sending, alone: null while another deliverer holds it, or when it is done.
 * A deliverer that dies is replaced after the lease, which is longer than any send lasts.
 */
export async function leaseMessage(reader: Reader, key: MessageKey): Promise<LeasedMessage | null> {
  const [row] = await query<LeasedRow>(
    reader,
    sql`update messages m set lease = new_id('lease'), tries = tries + 1,
        leased_until = clock_timestamp() + interval '2 minutes',
        next_try_at = clock_timestamp() + interval '3 minutes'
      from news n, developers d
      where m.developer_id = ${key.developerId} and m.id = ${key.messageId}
        and m.state = 'waiting'
        and (m.leased_until is null or m.leased_until < clock_timestamp())
        and n.developer_id = m.developer_id and n.id = m.news_id and d.id = m.developer_id
      returning m.id as "messageId", m.developer_id as "developerId", m.channel, m.recipient,
        m.lease, m.tries, d.name, n.kind, n.facts, n.happened_at as "happenedAt"`,
  );
  if (!row) return null;
  const { kind, facts, lease, tries, ...rest } = row;
  return { letter: { ...rest, news: fromStored(kind, facts) }, lease, tries };
}

/** Ends a message, if it is still ours to end. */
export async function endMessage(
  reader: Reader,
  { letter, lease }: LeasedMessage,
  state: Exclude<MessageState, "waiting">,
  fault: string | null,
): Promise<boolean> {
  const sentAt = state === "sent" ? sql`business_now()` : sql`null`;
  const rows = await query(
    reader,
    sql`update messages set state = ${state}, sent_at = ${sentAt}, next_try_at = null,
        lease = null, leased_until = null, last_fault = ${fault}
      where developer_id = ${letter.developerId} and id = ${letter.messageId}
        and lease = ${lease} and state = 'waiting' returning id`,
  );
  return rows.length > 0;
}

/** Keeps a message for another try. */
export async function postponeMessage(
  reader: Reader,
  { letter, lease }: LeasedMessage,
  fault: string,
  seconds: number,
): Promise<void> {
  await reader.execute(sql`update messages set last_fault = ${fault}, lease = null,
      leased_until = null, next_try_at = clock_timestamp() + make_interval(secs => ${seconds})
    where developer_id = ${letter.developerId} and id = ${letter.messageId}
      and lease = ${lease} and state = 'waiting'`);
}

export interface MessagePage {
  readonly limit: number;
  readonly after?: Bookmark | undefined;
}

interface MessageRow extends Omit<Message, "news"> {
  readonly kind: NewsKind;
  readonly facts: StoredFacts;
  readonly at: string;
}

/** What was written to a developer, newest first. */
export async function listMessages(
  reader: Reader,
  developerId: string,
  { limit, after }: MessagePage,
): Promise<(Message & { readonly bookmark: Bookmark })[]> {
  const older = after
    ? sql`and (m.created_at, m.id) < (${after.at}::timestamptz, ${after.id})`
    : sql``;
  const rows = await query<MessageRow>(
    reader,
    sql`select m.id, channel, recipient, state, m.created_at as "createdAt",
        sent_at as "sentAt", tries, n.kind, n.facts, ${exactly(sql`m.created_at`)} as at
      from messages m join news n on n.developer_id = m.developer_id and n.id = m.news_id
      where m.developer_id = ${developerId} ${older}
      order by m.created_at desc, m.id desc limit ${limit}`,
  );
  return rows.map(({ kind, facts, at, ...message }) => ({
    ...message,
    news: fromStored(kind, facts),
    bookmark: { at, id: message.id },
  }));
}

export async function countMessages(reader: Reader, developerId: string): Promise<number> {
  const row = await queryOne<{ messages: number }>(
    reader,
    sql`select count(*)::int as messages from messages where developer_id = ${developerId}`,
  );
  return row.messages;
}
