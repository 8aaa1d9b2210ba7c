import "server-only";
import { sql } from "drizzle-orm";
import type { ListedDeveloper } from "@/domain/desk/listed-developer";
import type { PauseSource } from "@/domain/desk/pause";
import type { Standing } from "@/domain/desk/standing";
import { query, type Reader, type Transaction } from "../client";

export async function pauseDeveloper(
  tx: Transaction,
  pause: {
    readonly developerId: string;
    readonly reason: string;
    readonly source: PauseSource;
    readonly by: string;
  },
): Promise<void> {
  await tx.execute(sql`update developers
    set paused_at = coalesce(paused_at, business_now()), paused_reason = ${pause.reason},
      paused_source = ${pause.source}, paused_by = ${pause.by}
    where id = ${pause.developerId}`);
}

/** False when they were not paused. */
export async function resumeDeveloper(tx: Transaction, developerId: string): Promise<boolean> {
  const resumed = await query(
    tx,
    sql`update developers set paused_at = null, paused_reason = null, paused_source = null,
        paused_by = null
      where id = ${developerId} and paused_at is not null returning id`,
  );
  return resumed.length > 0;
}

export interface DeveloperFilter {
  /** A part of the name or the e-mail address, or an id of theirs, an app's or an account's. */
  readonly search: string | null;
  readonly standing: Standing | null;
  readonly limit: number;
  readonly skip: number;
}

const READY = sql`coalesce(details_submitted and payouts_enabled and transfers_active
  and disabled_reason is null, false)`;

const STANDS = {
  paused: sql`paused_at is not null`,
  stopped: sql`auto_stopped_at is not null`,
  restricted: sql`stripe_account_id is not null and not ${READY}`,
  not_connected: sql`stripe_account_id is null`,
  negative: sql`owed < 0`,
} as const satisfies Record<Standing, unknown>;

/** Developers, newest first; what is found by an id comes by its index. */
export async function searchDevelopers(
  reader: Reader,
  { search, standing, limit, skip }: DeveloperFilter,
): Promise<ListedDeveloper[]> {
  const like = `%${(search ?? "").replace(/[\\%_]/g, "\\$&")}%`;
  const sought = search
    ? sql`(developers.id = ${search} or email ilike ${like} or name ilike ${like}
        or stripe_account_id = ${search}
        or developers.id in (select developer_id from apps where apps.id = ${search})
        or developers.id in (select developer_id from payouts where payouts.id = ${search}))`
    : sql`true`;
  return query<ListedDeveloper>(
    reader,
    sql`select developers.id, name, email, developers.created_at as "createdAt",
        paused_at as "pausedAt", auto_stopped_at as "autoStoppedAt",
        stripe_account_id as "stripeAccountId", ${READY} as "isReady", owed, reserved, paid
      from developers
      left join connected_accounts connected on connected.developer_id = developers.id
      cross join lateral (
        select coalesce(sum(amount) filter (where ledger_account = 'owed'), 0)::bigint as owed,
          coalesce(sum(amount) filter (where ledger_account = 'reserved'), 0)::bigint as reserved,
          coalesce(sum(amount) filter (where ledger_account = 'paid'), 0)::bigint as paid
        from ledger_balances where ledger_balances.developer_id = developers.id
      ) as ledger
      where ${sought} and ${standing ? STANDS[standing] : sql`true`}
      order by developers.created_at desc, developers.id desc limit ${limit} offset ${skip}`,
  );
}

/** What these developers are called. */
export async function namesOf(
  reader: Reader,
  developerIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (developerIds.length === 0) return new Map();
  const rows = await query<{ id: string; name: string }>(
    reader,
    sql`select id, name from developers where id = any (${`{${developerIds.join(",")}}`}::text[])`,
  );
  return new Map(rows.map(({ id, name }) => [id, name]));
}
