import type postgres from "postgres";

/** Who is in the loaded platform: names follow from numbers, so that no list is kept. */
export const developerId = (number: number) => `dev_${number.toString(16).padStart(32, "0")}`;
export const appId = (number: number) => `app_${number.toString(16).padStart(32, "0")}`;

/** Spreads ranks over ids, or the busiest developers would lie beside each other. */
const SCATTER = 7_919;

/** The developer of a rank, 0 the busiest. */
export const byRank = (rank: number, developers: number) => (rank * SCATTER) % developers;

/** A developer's number with the odds of Zipf (s = 1): the busiest of 100,000 has an eighth. */
export function zipf(developers: number, chance: () => number): number {
  return byRank(Math.floor(Math.exp(chance() * Math.log(developers))) - 1, developers);
}

/** Developers, each with one app at 40 % and an account that is ready. */
export async function loadDevelopers(client: postgres.Sql, developers: number): Promise<void> {
  await client.unsafe(`
    create function bench_id(prefix text, number bigint) returns text language sql immutable
      return prefix || '_' || lpad(to_hex(number), 32, '0');
    insert into developers (id, email, name, created_at)
      select bench_id('dev', n), 'bench-' || n || '@test', 'Bench ' || n,
        business_now() - interval '1 year'
      from generate_series(0, ${developers - 1}) n;
    insert into apps (developer_id, id, name, created_at)
      select bench_id('dev', n), bench_id('app', n), 'App', business_now() - interval '1 year'
      from generate_series(0, ${developers - 1}) n;
    insert into app_markups (developer_id, app_id, effective_from, markup_bps)
      select bench_id('dev', n), bench_id('app', n), '-infinity', 4000
      from generate_series(0, ${developers - 1}) n;
    insert into connected_accounts (developer_id, stripe_account_id, charges_enabled,
        payouts_enabled, details_submitted, transfers_active, currently_due,
        pending_verification, retrieved_at)
      select bench_id('dev', n), bench_id('acct', n), true, true, true, true, '[]', '[]',
        business_now()
      from generate_series(0, ${developers - 1}) n;`);
  await client.unsafe("vacuum (freeze, analyze)");
}

/**
 * A day of calls, over its hold: Zipf over the developers. Written set by set with the triggers
 * off and what they keep written beside it; `checkLoad` proves that they would have done the same.
 */
export async function loadEarnings(
  client: postgres.Sql,
  earnings: number,
  developers: number,
): Promise<void> {
  await client.begin(async (tx) => {
    await tx.unsafe("set local session_replication_role = replica; select setseed(0.42)");
    await tx.unsafe(insertEarnings(earnings, developers));
    for (const statement of SUMS) await tx.unsafe(statement);
  });
  await client.unsafe("vacuum (freeze, analyze)");
}

function insertEarnings(earnings: number, developers: number): string {
  return `with drawn as materialized (
      select n, ((floor(exp(random() * ln(${developers})))::bigint - 1) * ${SCATTER})
          % ${developers} as d,
        date_trunc('day', business_now()) - interval '9 days'
          + random() * interval '24 hours' as at,
        (50000000 + floor(random() * 50000000))::bigint as cost
      from generate_series(1, ${earnings}) n
    ), priced as (
      select *, cost * 4000 / 10000 as markup, cost * 4000 / 10000 * 500 / 10000 as fee from drawn
    )
    insert into developer_earnings (developer_id, id, kind, app_id, event_id, amount, occurred_at,
      payable_at, recorded_at, journal_id, billing_mode, cost, markup_bps, fee_bps, markup, fee,
      model, endpoint)
    select bench_id('dev', d), bench_id('earn', n), 'accrual', bench_id('app', d),
      'load_' || lpad(n::text, 12, '0'), markup - fee, at, at + interval '7 days', at,
      bench_id('jrn', d), 'user', cost, 4000, 500, markup, fee, 'large', '/v1/messages'
    from priced order by at`;
}

const SUMS = [
  `insert into earning_rollups (developer_id, payable_hour, kind, app_id, model, call_hour, slot,
      transactions, markup, fee, amount, first_at, last_at)
    select developer_id, hour_ending(payable_at), kind, app_id, model, hour_starting(occurred_at),
      0, count(*), sum(markup), sum(fee), sum(amount), min(occurred_at), max(occurred_at)
    from developer_earnings group by 1, 2, 3, 4, 5, 6`,
  `insert into earning_totals (developer_id, kind, slot, transactions, fee, amount)
    select developer_id, kind, 0, sum(transactions), sum(fee), sum(amount)
    from earning_rollups group by 1, 2`,
  `insert into journals (developer_id, id, kind, business_id, happened_at)
    select developer_id, replace(developer_id, 'dev_', 'jrn_'), 'accrual',
      replace(developer_id, 'dev_', 'jrn_'), business_now() from earning_totals`,
  `insert into postings (developer_id, journal_id, line, from_account, to_account, amount)
    select developer_id, replace(developer_id, 'dev_', 'jrn_'), line, 'usage_receipts', whither, due
    from earning_totals cross join lateral
      (values (1, 'owed', amount), (2, 'fee_revenue', fee)) as lines (line, whither, due)`,
  `insert into ledger_slots (developer_id, slot, owed, in_transit, reserved, paid, usage_receipts,
      fee_revenue, losses)
    select developer_id, 0, amount, 0, 0, 0, -amount - fee, fee, 0 from earning_totals`,
];

/**
 * One developer's own history on top: so many calls over these days, each over its hold at its
 * time, and a payout that covers all but the last day.
 */
export async function loadHistory(
  client: postgres.Sql,
  { developer, earnings, days }: { developer: number; earnings: number; days: number },
): Promise<void> {
  const names = [developerId(developer), appId(developer)];
  await client.begin(async (tx) => {
    await tx.unsafe("set local session_replication_role = replica");
    const kept = ["developer_earnings", "earning_rollups", "earning_totals", "ledger_slots"];
    for (const table of kept) {
      await tx.unsafe(`delete from ${table} where developer_id = $1`, [names[0] ?? ""]);
    }
    await tx.unsafe(
      `insert into developer_earnings (developer_id, id, kind, app_id, event_id, amount,
        occurred_at, payable_at, recorded_at, billing_mode, cost, markup_bps, fee_bps, markup, fee,
        model, endpoint)
      select $1, bench_id('earn', ${developer}::bigint * 10000000 + n), 'accrual', $2,
        'history_' || n, 38000000, at, at + interval '7 days', at, 'user', 100000000, 4000, 500,
        40000000, 2000000, 'large', '/v1/messages'
      from (select n, clock.now - interval '${days} days' * (n::float8 / ${earnings}) as at
        from generate_series(1, ${earnings}) n, (select business_now() as now) clock) calls`,
      names,
    );
    const [rollups = "", totals = ""] = SUMS.map((statement) =>
      statement.replace(/ group by/, ` where developer_id = '${names[0]}' group by`),
    );
    await tx.unsafe(rollups);
    await tx.unsafe(totals);
    await tx.unsafe(`${SUMS.at(-1)} where developer_id = '${names[0]}'`);
  });
  await client.unsafe("analyze");
}
