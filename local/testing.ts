import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import { inject } from "vitest";
import { type Connection, connect, type Database, queryOne } from "../db/client";
import { advanceBusinessClock, businessNow, startBusinessClockAt } from "../db/queries/clock";
import type { Announcement } from "../domain/announcements";
import { type Gateway, GatewayUnavailable } from "../domain/gateway";
import type { Actor, Context, Log } from "../operations/context";
import { asProduct } from "./postgres";
import { runAsAdmin } from "./test-postgres";
import { forSuite, whenOver } from "./testing-ends";

export { brokenBooks } from "./testing-books";

export interface TestDatabase extends Connection {
  readonly url: string;
}

/** Noon on a Tuesday: no suite depends on the day or the hour it is run at. */
export const TEST_START = new Date("2026-03-03T12:00:00Z");

/** A migrated database of the suite's own, copied from the template in some milliseconds. */
export async function createTestDatabase(connections = 10): Promise<TestDatabase> {
  const { url } = await createOwnedDatabase();
  return openTestDatabase(url, connections);
}

/** One for all tests of a file, to be asked for inside them. */
export function suiteDatabase(connections?: number): () => TestDatabase {
  return forSuite(async () => {
    const database = await createTestDatabase(connections);
    whenOver(() => database.close());
    return database;
  });
}

/** The same, connected with the rights that the product has where it is deployed. */
export async function createProductDatabase(): Promise<TestDatabase> {
  const { url } = await createOwnedDatabase();
  return openTestDatabase(asProduct(url), 10);
}

async function createOwnedDatabase(): Promise<{ url: string }> {
  const admin = inject("postgresUrl");
  const name = `test_${randomUUID().replaceAll("-", "")}`;
  await runAsAdmin(admin, `create database ${name} template template_tributary`);
  return { url: admin.replace(/\/postgres$/, `/${name}`) };
}

async function openTestDatabase(url: string, connections: number): Promise<TestDatabase> {
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

/** A developer with an app, and the context of their own requests. */
export async function addOwnContext(db: Database) {
  const made = await addDeveloper(db);
  const actor = { kind: "developer", developerId: made.developerId } as const;
  return { ...made, ctx: createTestContext(db, noGateway, actor) };
}
