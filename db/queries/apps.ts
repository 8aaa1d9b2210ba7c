import "server-only";
import { sql } from "drizzle-orm";
import type { AppMarkup, DeveloperApp } from "@/domain/apps/app";
import type { Bookmark } from "@/domain/bookmark";
import { exactly, idFor, query, queryOne, type Reader, type Transaction } from "../client";

export interface NewApp {
  readonly developerId: string;
  readonly name: string;
  readonly markupBps: number;
}

/** Once for the same work; without one, an app of its own each time. */
export async function insertApp(reader: Reader, app: NewApp, workId?: string): Promise<string> {
  const row = await queryOne<{ app_id: string }>(
    reader,
    sql`with named as (
      select ${idFor("app", workId)} as id
    ), app as (
      insert into apps (developer_id, id, name)
      select ${app.developerId}, id, ${app.name} from named
      on conflict (developer_id, id) do nothing returning developer_id, id
    ), first_markup as (
      insert into app_markups (developer_id, app_id, effective_from, markup_bps)
      select developer_id, id, '-infinity', ${app.markupBps} from app
    )
    select id as app_id from named`,
  );
  return row.app_id;
}

/** False when the developer has no such app. Lock the developer first. */
export async function insertMarkup(
  tx: Transaction,
  markup: { readonly developerId: string; readonly appId: string; readonly markupBps: number },
): Promise<boolean> {
  const inserted = await query(
    tx,
    sql`insert into app_markups (developer_id, app_id, effective_from, markup_bps)
      select developer_id, id, business_now(), ${markup.markupBps} from apps
      where developer_id = ${markup.developerId} and id = ${markup.appId}
      returning app_id`,
  );
  return inserted.length > 0;
}

export interface NamedApp {
  readonly id: string;
  readonly name: string;
}

export async function listApps(reader: Reader, developerId: string): Promise<NamedApp[]> {
  return query<NamedApp>(
    reader,
    sql`select id, name from apps where developer_id = ${developerId} order by created_at, id`,
  );
}

const APP = sql`id, name, created_at as "createdAt", (
  select markup_bps from app_markups
  where app_markups.developer_id = apps.developer_id and app_id = apps.id
    and effective_from <= business_now()
  order by effective_from desc limit 1) as "markupBps"`;

export async function findApp(
  reader: Reader,
  developerId: string,
  appId: string,
): Promise<DeveloperApp | null> {
  const [app] = await query<DeveloperApp>(
    reader,
    sql`select ${APP} from apps where developer_id = ${developerId} and id = ${appId}`,
  );
  return app ?? null;
}

export interface AppPage {
  readonly limit: number;
  readonly after?: Bookmark | undefined;
}

/** A developer's apps with the markup in force, newest first. */
export async function listAppPage(
  reader: Reader,
  developerId: string,
  { limit, after }: AppPage,
): Promise<(DeveloperApp & { readonly bookmark: Bookmark })[]> {
  const older = after ? sql`and (created_at, id) < (${after.at}::timestamptz, ${after.id})` : sql``;
  const rows = await query<DeveloperApp & { at: string }>(
    reader,
    sql`select ${APP}, ${exactly(sql`created_at`)} as at from apps
      where developer_id = ${developerId} ${older}
      order by created_at desc, id desc limit ${limit}`,
  );
  return rows.map(({ at, ...app }) => ({ ...app, bookmark: { at, id: app.id } }));
}

export async function countApps(reader: Reader, developerId: string): Promise<number> {
  const row = await queryOne<{ apps: number }>(
    reader,
    sql`select count(*)::int as apps from apps where developer_id = ${developerId}`,
  );
  return row.apps;
}

export async function renameApp(
  tx: Transaction,
  app: { readonly developerId: string; readonly appId: string; readonly name: string },
): Promise<void> {
  await tx.execute(sql`update apps set name = ${app.name}
    where developer_id = ${app.developerId} and id = ${app.appId}`);
}

export async function countMarkups(
  reader: Reader,
  developerId: string,
  appId: string,
): Promise<number> {
  const row = await queryOne<{ markups: number }>(
    reader,
    sql`select count(*)::int as markups from app_markups
      where developer_id = ${developerId} and app_id = ${appId}`,
  );
  return row.markups;
}

/** Every markup an app has had, the newest first; the last one holds from the beginning. */
export async function listMarkupPage(
  reader: Reader,
  developerId: string,
  appId: string,
  { limit, after }: AppPage,
): Promise<(AppMarkup & { readonly bookmark: Bookmark })[]> {
  const rows = await query<AppMarkup & { at: string }>(
    reader,
    sql`select markup_bps as "markupBps",
        case when isfinite(effective_from) then effective_from end as "effectiveFrom",
        ${exactly(sql`effective_from`)} as at
      from app_markups
      where developer_id = ${developerId} and app_id = ${appId}
        ${after ? sql`and effective_from < ${after.at}::timestamptz` : sql``}
      order by effective_from desc limit ${limit}`,
  );
  return rows.map(({ at, ...markup }) => ({ ...markup, bookmark: { at, id: appId } }));
}
