import type postgres from "postgres";
import { timed } from "./frame";

/** A table like the real one, with its indexes and checks, its history and nothing else. */
export async function makeBareTable(client: postgres.Sql): Promise<void> {
  await client.unsafe(`create table bare_earnings (like developer_earnings including all);
    insert into bare_earnings select * from developer_earnings`);
  await client.unsafe("vacuum (freeze, analyze) bare_earnings");
}

const FILE = "current_setting('data_directory') || '/bench-rows'";

/**
 * The limit: COPY of these very rows, in the order they were made, into the bare table, over one
 * connection. Answers rows a second.
 */
export async function copyRate(client: postgres.Sql, idsLike: string): Promise<number> {
  const [{ path }] = await client.unsafe<[{ path: string }]>(`select ${FILE} as path`);
  const out = await client.unsafe(`copy (select * from developer_earnings
    where event_id like '${idsLike}%' order by event_id) to '${path}'`);
  const ms = await timed(() => client.unsafe(`copy bare_earnings from '${path}'`));
  await client.unsafe(`delete from bare_earnings where event_id like '${idsLike}%'`);
  await client.unsafe("vacuum bare_earnings");
  return (out.count * 1_000) / ms;
}
