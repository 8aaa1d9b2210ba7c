import { timed } from "../frame";
import type { BenchDatabase } from "../server";

/**
 * How payouts are usually planned: each earning is stamped with the payout it went into. What is
 * left behind is what ours leaves, in tables with the same indexes and without triggers.
 */
const PREPARE = `
  create table stamped_earnings as select developer_id, id, amount, fee, occurred_at, payable_at,
    null::text as payout_id from developer_earnings order by id;
  alter table stamped_earnings add primary key (developer_id, id);
  create index on stamped_earnings (developer_id, payable_at) where payout_id is null;
  create index on stamped_earnings (payout_id);
  create table plain_payouts (like payouts including all);
  create table plain_reserves (like reserves including all);
  create table plain_journals (like journals including all);
  create table plain_postings (like postings including all);
  create table plain_decisions (like payout_decisions including all);`;

/** From `summed`, a row a developer, to every row of a payout. */
const WRITE = `named as materialized (
    select *, new_id('pay') as payout_id, new_id('jrn') as journal_id,
      gross * 9 / 10 / 10000 * 10000 as transfer from summed where gross >= 10000000
  ), promised as (
    insert into plain_payouts (developer_id, id, state, destination, claims_from, claims_to,
      earned, other, gross, transfer, reserve, fee, reserve_bps, reserve_days, earnings_count,
      period_start, period_end, created_at, next_try_at, requested_by)
    select developer_id, payout_id, 'planned', 'acct', '-infinity', now(), gross, 0, gross,
      transfer, gross - transfer, fee, 1000, 90, earnings, first_at, last_at, now(), now(), 'run'
    from named
  ), kept as (
    insert into plain_reserves (developer_id, payout_id, amount, state)
    select developer_id, payout_id, gross - transfer, 'held' from named
  ), booked as (
    insert into plain_journals (developer_id, id, kind, business_id, happened_at)
    select developer_id, journal_id, 'payout_planned', payout_id, now() from named
  ), posted as (
    insert into plain_postings (developer_id, journal_id, line, from_account, to_account, amount)
    select developer_id, journal_id, line, 'owed', whither, moved from named cross join lateral
      (values (1, 'in_transit', transfer), (2, 'reserved', gross - transfer))
        as lines (line, whither, moved)
  ), decided as (
    insert into plain_decisions (developer_id, run_id, code, payable, held, payout_id, decided_at)
    select developer_id, 'run', 'paid', gross, 0, payout_id, now() from named
  )`;

const SUMS = `sum(amount)::bigint as gross, sum(fee)::bigint as fee, count(*)::int as earnings,
      min(occurred_at) as first_at, max(occurred_at) as last_at`;

const ONE_DEVELOPER = `with summed as (
    select developer_id, ${SUMS} from stamped_earnings
    where developer_id = $1 and payout_id is null and payable_at <= now() group by developer_id
  ), ${WRITE}
  update stamped_earnings e set payout_id = named.payout_id from named
  where e.developer_id = $1 and e.payout_id is null and e.payable_at <= now()`;

const EVERYBODY = `with summed as (
    select developer_id, ${SUMS} from stamped_earnings
    where payout_id is null and payable_at <= now() group by developer_id
  ), ${WRITE}
  update stamped_earnings e set payout_id = named.payout_id from named
  where e.developer_id = named.developer_id and e.payout_id is null and e.payable_at <= now()`;

export async function naiveLoop({ client }: BenchDatabase, connections: number): Promise<number> {
  await client.unsafe(PREPARE);
  await client.unsafe("vacuum analyze stamped_earnings");
  const developers = await client.unsafe<{ id: string }[]>("select id from developers");
  let next = 0;
  const lane = async () => {
    for (let mine = next++; mine < developers.length; mine = next++) {
      await client.unsafe(ONE_DEVELOPER, [developers[mine]?.id ?? ""], { prepare: true });
    }
  };
  return timed(() => Promise.all(Array.from({ length: connections }, lane)));
}

export async function updateEveryRow({ client }: BenchDatabase): Promise<number> {
  await client.unsafe(PREPARE);
  await client.unsafe("vacuum analyze stamped_earnings");
  return timed(() => client.unsafe(EVERYBODY));
}
