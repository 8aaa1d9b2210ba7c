import "server-only";
import { sql } from "drizzle-orm";
import { query, queryOne, type Reader, type Transaction } from "../client";

export async function insertApp(
  reader: Reader,
  app: { readonly developerId: string; readonly name: string; readonly markupBps: number },
): Promise<string> {
  const row = await queryOne<{ app_id: string }>(
    reader,
    sql`with app as (
      insert into apps (developer_id, id, name)
      values (${app.developerId}, new_id('app'), ${app.name}) returning developer_id, id
    ), first_markup as (
      insert into app_markups (developer_id, app_id, effective_from, markup_bps)
      select developer_id, id, '-infinity', ${app.markupBps} from app
    )
    select id as app_id from app`,
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
