import "server-only";
import { type SQL, sql } from "drizzle-orm";
import { type News, type PayoutNewsKind, waysOf } from "@/domain/news/news";
import { toStored } from "@/domain/news/stored-news";
import { asJson, at, query, type Transaction } from "../client";

export interface Told {
  readonly developerId: string;
  /** Which fact of its kind; told again it is told once. */
  readonly factId: string;
  readonly news: News;
}

/**
 * Tells a fact, in the transaction that makes it true: whoever wants to hear of it gets a mail, a
 * text message, a delivery, each a committed row. Nothing is written of what nobody waits for.
 */
export async function tellNews(tx: Transaction, told: Told, happenedAt: Date): Promise<void> {
  await tellAll(tx, told.news.kind, [told], happenedAt);
}

/** The same for many facts of one kind. */
export async function tellAll<Kind extends News["kind"]>(
  tx: Transaction,
  kind: Kind,
  told: readonly (Told & { readonly news: { readonly kind: Kind } })[],
  happenedAt: Date,
): Promise<void> {
  if (told.length === 0) return;
  const rows = told.map(({ developerId, factId, news }) => ({
    ...{ developer_id: developerId, fact_id: factId },
    facts: toStored(news),
  }));
  const facts = sql`select developer_id, fact_id, facts from json_to_recordset(${asJson(rows)})
    as t (developer_id text, fact_id text, facts jsonb)`;
  await tell(tx, kind, facts, happenedAt);
}

export interface ToldPayout {
  readonly developerId: string;
  readonly payoutId: string;
  /** Where one payout can meet the same fate twice: which time it is. */
  readonly factId?: string;
}

/** The same for payouts, as many as a page of a run plans, as they stand in this transaction. */
export async function tellPayoutNews(
  tx: Transaction,
  kind: PayoutNewsKind,
  told: readonly ToldPayout[],
  happenedAt: Date,
): Promise<void> {
  if (told.length === 0) return;
  const facts = sql`select p.developer_id, coalesce(t."factId", p.id) as fact_id,
    jsonb_build_object('payoutId', p.id, 'state', p.state, 'settlement', p.settlement,
      'transfer', p.transfer::text, 'reserve', p.reserve::text, 'reversed', p.reversed::text,
      'earningsCount', p.earnings_count, 'periodStart', p.period_start,
      'periodEnd', p.period_end, 'createdAt', p.created_at, 'paidAt', p.paid_at,
      'arrivesAt', p.arrives_at, 'traceId', p.trace_id,
      'failureCode', coalesce(p.settlement_failure_code, p.failure_code),
      'bankName', c.bank_name, 'bankLast4', c.bank_last4) as facts
    from json_to_recordset(${asJson(told)})
      as t ("developerId" text, "payoutId" text, "factId" text)
    join payouts p on p.developer_id = t."developerId" and p.id = t."payoutId"
    left join connected_accounts c
      on c.developer_id = p.developer_id and c.stripe_account_id = p.destination`;
  await tell(tx, kind, facts, happenedAt);
}

/** `facts` answers developer_id, fact_id and facts. Rows go in by developer, so none deadlock. */
export async function tell(
  tx: Transaction,
  kind: News["kind"],
  facts: SQL,
  happenedAt: Date,
): Promise<number> {
  const { mail, text, webhook } = waysOf(kind);
  const told = await query(
    tx,
    sql`with fact as materialized (${facts}), addressed as materialized (
      select fact.developer_id, fact_id, 'email' as channel, email as recipient
      from fact join developers on developers.id = fact.developer_id
      where ${wantsMail(mail)}
      union all
      select fact.developer_id, fact_id, 'sms', phone
      from fact join developers on developers.id = fact.developer_id
      where ${text !== undefined} and sms_on_payout_paid and phone is not null
    ), listening as materialized (
      select fact.developer_id, fact_id, e.id as endpoint_id
      from fact join webhook_endpoints e on e.developer_id = fact.developer_id
      where ${webhook ?? null}::text is not null and e.types ? ${webhook ?? ""}
        and e.disabled_at is null and e.deleted_at is null
    ), told as (
      insert into news (developer_id, id, kind, fact_id, facts, happened_at)
      select developer_id, new_id('news'), ${kind}, fact_id, facts, ${at(happenedAt)} from fact
      where (developer_id, fact_id) in (select developer_id, fact_id from addressed
        union all select developer_id, fact_id from listening)
      order by developer_id, fact_id
      on conflict on constraint a_fact_is_told_once do nothing
      returning developer_id, id, fact_id
    ), written as (
      insert into messages (developer_id, id, news_id, channel, recipient)
      select developer_id, new_id('msg'), told.id, channel, recipient
      from told join addressed using (developer_id, fact_id) order by developer_id, told.id
    ), queued as (
      insert into webhook_deliveries (developer_id, id, endpoint_id, news_id, type)
      select developer_id, new_id('del'), endpoint_id, told.id, ${webhook ?? ""}
      from told join listening using (developer_id, fact_id) order by developer_id, told.id
    )
    select id from told`,
  );
  return told.length;
}

function wantsMail(mail: ReturnType<typeof waysOf>["mail"]): SQL {
  switch (mail) {
    case "emailOnPayoutSent":
      return sql`email_on_payout_sent`;
    case "emailOnPayoutPaid":
      return sql`email_on_payout_paid`;
    case "emailOnPayoutFailed":
      return sql`email_on_payout_failed`;
    case "digest":
      return sql`digest_stopped_at is null`;
    case "always":
      return sql`true`;
    case undefined:
      return sql`false`;
    default:
      return mail satisfies never;
  }
}
