import "server-only";
import { sql } from "drizzle-orm";
import type { WebhookType } from "@/domain/news/news";
import { toStored } from "@/domain/news/stored-news";
import type { WebhookEndpoint } from "@/domain/news/webhook";
import { idFor, query, queryOne, type Reader, type Transaction } from "../client";
import type { LeasedDelivery } from "./webhook-deliveries";

export interface EndpointKey {
  readonly developerId: string;
  readonly endpointId: string;
}

const COLUMNS = sql`id, url, description, types, created_at as "createdAt",
  last_success_at as "lastSuccessAt", disabled_at as "disabledAt",
  disabled_reason as "disabledReason",
  case when secret_before_until > clock_timestamp() then secret_before_until end
    as "secretBeforeUntil"`;

export async function listEndpoints(
  reader: Reader,
  developerId: string,
): Promise<WebhookEndpoint[]> {
  return query<WebhookEndpoint>(
    reader,
    sql`select ${COLUMNS} from webhook_endpoints
      where developer_id = ${developerId} and deleted_at is null order by created_at, id`,
  );
}

export async function findEndpoint(
  reader: Reader,
  key: EndpointKey,
): Promise<WebhookEndpoint | null> {
  const [found] = await query<WebhookEndpoint>(
    reader,
    sql`select ${COLUMNS} from webhook_endpoints
      where developer_id = ${key.developerId} and id = ${key.endpointId} and deleted_at is null`,
  );
  return found ?? null;
}

export interface NewEndpoint {
  readonly url: string;
  readonly description: string;
  readonly types: readonly WebhookType[];
  readonly sealedSecret: string;
}

/** The same work done again is the same endpoint, with the secret of the later answer. */
export async function insertEndpoint(
  tx: Transaction,
  developerId: string,
  { url, description, types, sealedSecret }: NewEndpoint,
  workId?: string,
): Promise<WebhookEndpoint> {
  return queryOne<WebhookEndpoint>(
    tx,
    sql`insert into webhook_endpoints (developer_id, id, url, description, types, sealed_secret)
      values (${developerId}, ${idFor("we", workId)}, ${url}, ${description},
        ${JSON.stringify(types)}::jsonb, ${sealedSecret})
      on conflict (developer_id, id) do update set sealed_secret = excluded.sealed_secret
      returning ${COLUMNS}`,
  );
}

export interface EndpointChange {
  readonly url?: string | undefined;
  readonly description?: string | undefined;
  readonly types?: readonly WebhookType[] | undefined;
  /** True lets a disabled one listen again. */
  readonly enabled?: boolean | undefined;
}

/** Undefined leaves a part as it is. */
export async function updateEndpoint(
  reader: Reader,
  key: EndpointKey,
  change: EndpointChange,
): Promise<WebhookEndpoint | null> {
  const types = change.types ? JSON.stringify(change.types) : null;
  const enabled = change.enabled ?? null;
  const [found] = await query<WebhookEndpoint>(
    reader,
    sql`update webhook_endpoints set url = coalesce(${change.url ?? null}, url),
        description = coalesce(${change.description ?? null}, description),
        types = coalesce(${types}::jsonb, types),
        disabled_at = case ${enabled}::boolean when true then null
          when false then coalesce(disabled_at, clock_timestamp()) else disabled_at end,
        disabled_reason = case ${enabled}::boolean when true then null
          when false then coalesce(disabled_reason, 'switched_off') else disabled_reason end
      where developer_id = ${key.developerId} and id = ${key.endpointId} and deleted_at is null
      returning ${COLUMNS}`,
  );
  return found ?? null;
}

/** Answers when it was deleted, now or before; null without one. */
export async function deleteEndpoint(reader: Reader, key: EndpointKey): Promise<Date | null> {
  const [found] = await query<{ at: Date }>(
    reader,
    sql`update webhook_endpoints set deleted_at = coalesce(deleted_at, clock_timestamp())
      where developer_id = ${key.developerId} and id = ${key.endpointId}
      returning deleted_at as at`,
  );
  return found?.at ?? null;
}

/** The newest secret signs from now on; the one before it signs along for some hours. */
export async function rotateSecret(
  reader: Reader,
  key: EndpointKey,
  sealedSecret: string,
  overlapHours: number,
): Promise<Date | null> {
  const [found] = await query<{ until: Date }>(
    reader,
    sql`update webhook_endpoints set sealed_secret_before = sealed_secret,
        sealed_secret = ${sealedSecret},
        secret_before_until = clock_timestamp() + make_interval(hours => ${overlapHours})
      where developer_id = ${key.developerId} and id = ${key.endpointId} and deleted_at is null
      returning secret_before_until as until`,
  );
  return found?.until ?? null;
}

export async function markArrived(
  reader: Reader,
  { developerId, endpointId }: EndpointKey,
): Promise<void> {
  await reader.execute(sql`update webhook_endpoints set last_success_at = clock_timestamp()
    where developer_id = ${developerId} and id = ${endpointId}`);
}

/**
 * Disables an endpoint where nothing arrived since this delivery's round began, or that is gone.
 * Answers whether it was this that disabled it.
 */
export async function disableSilentEndpoint(
  tx: Transaction,
  delivery: LeasedDelivery,
  reason: string,
  isGone: boolean,
): Promise<boolean> {
  const rows = await query(
    tx,
    sql`update webhook_endpoints e set disabled_at = clock_timestamp(), disabled_reason = ${reason}
      from webhook_deliveries d
      where e.developer_id = ${delivery.developerId} and e.id = ${delivery.endpointId}
        and d.developer_id = e.developer_id and d.id = ${delivery.deliveryId}
        and e.disabled_at is null and e.deleted_at is null
        and (${isGone} or e.last_success_at is null or e.last_success_at < d.round_started_at)
      returning e.id`,
  );
  return rows.length > 0;
}

/** A delivery that was asked for by hand, to this endpoint alone. */
export async function insertTestDelivery(
  tx: Transaction,
  { developerId, endpointId }: EndpointKey,
  type: string,
): Promise<string> {
  const facts = toStored({ kind: "webhook_test", endpointId });
  const row = await queryOne<{ id: string }>(
    tx,
    sql`with told as (
      insert into news (developer_id, id, kind, fact_id, facts, happened_at)
      values (${developerId}, new_id('news'), 'webhook_test', new_id('test'),
        ${JSON.stringify(facts)}::jsonb, business_now())
      returning id
    )
    insert into webhook_deliveries (developer_id, id, endpoint_id, news_id, type)
    select ${developerId}, new_id('del'), ${endpointId}, told.id, ${type} from told returning id`,
  );
  return row.id;
}
