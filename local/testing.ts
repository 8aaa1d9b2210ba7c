import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import { inject } from "vitest";
import { type Connection, connect, type Database, query, queryOne } from "../db/client";
import { advanceBusinessClock, businessNow, startBusinessClockAt } from "../db/queries/clock";
import type { Announcement } from "../domain/announcements";
import { type Gateway, GatewayUnavailable } from "../domain/gateway";
import type { Micros } from "../domain/money";
import type { Actor, Context, Log } from "../operations/context";
import { runAsAdmin } from "./test-postgres";

export interface TestDatabase extends Connection {
  readonly url: string;
}

/** Noon on a Tuesday: no suite depends on the day or the hour it is run at. */
export const TEST_START = new Date("2026-03-03T12:00:00Z");

/** A migrated database of the suite's own, copied from the template in some milliseconds. */
export async function createTestDatabase(connections = 10): Promise<TestDatabase> {
  const admin = inject("postgresUrl");
  const name = `test_${randomUUID().replaceAll("-", "")}`;
  await runAsAdmin(admin, `create database ${name} template template_tributary`);
  const url = admin.replace(/\/postgres$/, `/${name}`);
  const connection = connect(url, connections);
  await startBusinessClockAt(connection.db, TEST_START);
  return { url, ...connection };
}

export interface TestContext<Who extends Actor = Actor> extends Context<Who> {
  readonly announced: Announcement[];
}

const silence: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** The real database and gateway; announcements are kept for the test to look at. */
export function createTestContext<Who extends Actor>(
  db: Database,
  gateway: Gateway,
  actor: Who,
): TestContext<Who> {
  const announced: Announcement[] = [];
  return {
    db,
    gateway,
    actor,
    now: () => businessNow(db),
    announce: async (announcements) => {
      announced.push(...announcements);
    },
    announced,
    log: silence,
    appUrl: "http://127.0.0.1:3000",
  };
}

/** For suites that need no Stripe: it is away. */
export const noGateway = new Proxy({} as Gateway, {
  get: (_, method) => () => {
    throw new GatewayUnavailable(`there is no Stripe to ask for ${String(method)}`);
  },
});

export interface TestDeveloper {
  readonly developerId: string;
  readonly appId: string;
}

/** A developer with one app; ready for payouts to `stripeAccountId` unless that is null. */
export async function addDeveloper(
  db: Database,
  options: { markupBps?: number; stripeAccountId?: string | null } = {},
): Promise<TestDeveloper> {
  const name = randomUUID();
  const stripeAccountId =
    options.stripeAccountId === undefined ? `acct_${name}` : options.stripeAccountId;
  const made = await queryOne<{ developer_id: string; app_id: string }>(
    db,
    sql`with developer as (
      insert into developers (id, email, name) values (new_id('dev'), ${`${name}@test`}, 'Test')
      returning id
    ), app as (
      insert into apps (developer_id, id, name) select id, new_id('app'), 'App' from developer
      returning developer_id, id
    ), markup as (
      insert into app_markups (developer_id, app_id, effective_from, markup_bps)
      select developer_id, id, '-infinity', ${options.markupBps ?? 4000} from app
    )
    select developer_id, id as app_id from app`,
  );
  if (stripeAccountId) {
    await db.execute(sql`insert into connected_accounts (developer_id, stripe_account_id,
        charges_enabled, payouts_enabled, details_submitted, transfers_active, currently_due,
        pending_verification, retrieved_at)
      values (${made.developer_id}, ${stripeAccountId}, true, true, true, true, '[]', '[]',
        business_now())`);
  }
  return { developerId: made.developer_id, appId: made.app_id };
}

export async function moveClock(db: Database, days: number): Promise<Date> {
  const now = await businessNow(db);
  await advanceBusinessClock(db, new Date(now.getTime() + days * 86_400_000));
  return businessNow(db);
}

/** R16 and the ledger for every developer; answers those whose books do not close. */
export async function brokenBooks(db: Database): Promise<object[]> {
  return query<{ developer_id: string; difference: Micros }>(
    db,
    sql`with rows as (
      select developer_id, sum(amount) filter (where kind in
          ('accrual', 'clawback', 'adjustment', 'write_off')) as earned,
        sum(amount) filter (where not exists (select from payouts
          where payouts.developer_id = e.developer_id and state not in ('failed', 'cancelled')
            and payable_at > claims_from and payable_at <= claims_to)) as unclaimed
      from developer_earnings e group by developer_id
    ), promised as (
      select developer_id,
        sum(transfer) filter (where state in ('planned', 'pending', 'processing')) as in_transit,
        sum(transfer - reversed) filter (where state in
          ('paid', 'partially_reversed', 'reversed')) as paid
      from payouts group by developer_id
    ), kept as (
      select developer_id, sum(amount - released - applied) as reserved
      from reserves where state <> 'void' group by developer_id
    ), books as (
      select developer_id, sum(amount) filter (where ledger_account = 'owed') as owed,
        sum(amount) filter (where ledger_account = 'in_transit') as in_transit,
        sum(amount) filter (where ledger_account = 'reserved') as reserved,
        sum(amount) filter (where ledger_account = 'paid') as paid, sum(amount) as everything
      from ledger_balances group by developer_id
    )
    select developers.id as developer_id, rows.*, promised.*, kept.*, books.*
    from developers left join rows on rows.developer_id = developers.id
    left join promised on promised.developer_id = developers.id
    left join kept on kept.developer_id = developers.id
    left join books on books.developer_id = developers.id
    where coalesce(earned, 0) <> coalesce(unclaimed, 0) + coalesce(promised.in_transit, 0)
        + coalesce(promised.paid, 0) + coalesce(kept.reserved, 0)
      or coalesce(books.owed, 0) <> coalesce(unclaimed, 0)
      or coalesce(books.in_transit, 0) <> coalesce(promised.in_transit, 0)
      or coalesce(books.reserved, 0) <> coalesce(kept.reserved, 0)
      or coalesce(books.paid, 0) <> coalesce(promised.paid, 0)
      or coalesce(books.everything, 0) <> 0`,
  );
}
