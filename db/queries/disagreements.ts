import "server-only";
import { type SQL, sql } from "drizzle-orm";
import type { Finding } from "@/domain/desk/finding";
import { TOO_LARGE } from "@/domain/payouts/classify";
import { query, type Reader } from "../client";

type Disagreement = Omit<Finding, "rule">;

const select = (reader: Reader, statement: SQL) => query<Disagreement>(reader, statement);

/** Payouts whose journals do not say what their state says (R7). */
export function payoutsAgainstPostings(reader: Reader): Promise<Disagreement[]> {
  return select(
    reader,
    sql`with booked as (
      select payouts.developer_id, payouts.id,
        coalesce(sum(case to_account when 'in_transit' then amount else 0 end
          - case from_account when 'in_transit' then amount else 0 end), 0)::bigint as in_transit,
        coalesce(sum(case to_account when 'paid' then amount else 0 end
          - case from_account when 'paid' then amount else 0 end), 0)::bigint as paid
      from payouts
      left join journals on journals.developer_id = payouts.developer_id
        and (journals.business_id = payouts.id or journals.business_id like payouts.id || '/%')
        and journals.kind in ('payout_planned', 'payout_paid', 'payout_failed',
          'payout_cancelled', 'transfer_return')
      left join postings on postings.developer_id = journals.developer_id
        and postings.journal_id = journals.id
      group by payouts.developer_id, payouts.id
    ), promised as (
      select developer_id, id,
        case when state in ('planned', 'pending', 'processing') then transfer else 0 end
          as in_transit,
        case when state in ('paid', 'partially_reversed', 'reversed')
          then transfer - reversed else 0 end as paid
      from payouts
    )
    select promised.id as subject, abs(promised.in_transit - booked.in_transit)
        + abs(promised.paid - booked.paid) as amount,
      format('in transit %s booked %s, paid %s booked %s', promised.in_transit,
        booked.in_transit, promised.paid, booked.paid) as detail
    from promised join booked using (developer_id, id)
    where (promised.in_transit, promised.paid) is distinct from (booked.in_transit, booked.paid)
    order by subject limit 500`,
  );
}

/** Payouts and their reserves: amount, and a state that fits (R5). */
export function payoutsAgainstReserves(reader: Reader): Promise<Disagreement[]> {
  return select(
    reader,
    sql`select payouts.id as subject, abs(payouts.reserve - coalesce(reserves.amount, 0)) as amount,
      format('payout %s keeps %s, its reserve is %s %s', payouts.state, payouts.reserve,
        coalesce(reserves.state, 'missing'), coalesce(reserves.amount, 0)) as detail
    from payouts left join reserves on reserves.developer_id = payouts.developer_id
      and reserves.payout_id = payouts.id
    where payouts.reserve <> coalesce(reserves.amount, 0)
      or (payouts.state in ('failed', 'cancelled')) <> (reserves.state = 'void')
      or (payouts.state in ('planned', 'pending', 'processing')
        and (reserves.released <> 0 or reserves.applied <> 0 or release_at is not null))
    order by subject limit 500`,
  );
}

/** Rollups and totals against the rows they sum, for developers with recent rows or a finding. */
export function rollupsAgainstRows(reader: Reader, days: number): Promise<Disagreement[]> {
  return select(
    reader,
    sql`with recent as (
      ${recentlyRecorded(days, "rollups_against_rows")}
    ), rows as (
      select developer_id, kind, sum(amount)::bigint as amount, count(*) as transactions
      from developer_earnings join recent using (developer_id)
      where billing_mode is distinct from 'developer' group by developer_id, kind
    ), rolled as (
      select developer_id, kind, sum(amount)::bigint as amount,
        sum(transactions)::bigint as transactions
      from earning_rollups join recent using (developer_id) group by developer_id, kind
    ), totals as (
      select developer_id, kind, sum(amount)::bigint as amount,
        sum(transactions)::bigint as transactions
      from earning_totals join recent using (developer_id) group by developer_id, kind
    )
    select rows.developer_id || ' ' || rows.kind as subject,
      abs(rows.amount - coalesce(rolled.amount, 0)) as amount,
      format('%s rows sum to %s, rollups to %s, totals to %s', rows.transactions, rows.amount,
        rolled.amount, totals.amount) as detail
    from rows left join rolled using (developer_id, kind)
    left join totals using (developer_id, kind)
    where (rows.amount, rows.transactions) is distinct from (rolled.amount, rolled.transactions)
      or (rows.amount, rows.transactions) is distinct from (totals.amount, totals.transactions)
    order by subject limit 500`,
  );
}

/**
 * Rollups hour by hour of becoming payable, of developers with recent rows: a run pays by these
 * hours, so the right sum in the wrong one is paid at the wrong time.
 */
export function rollupHoursAgainstRows(reader: Reader, days: number): Promise<Disagreement[]> {
  return select(
    reader,
    sql`with recent as (
      ${recentlyRecorded(days, "rollup_hours_against_rows")}
    ), since as materialized (
      select business_now() - make_interval(days => ${days}) as hour
    ), rows as (
      select developer_id, hour_ending(payable_at) as payable_hour, kind,
        sum(amount)::bigint as amount, count(*) as transactions
      from developer_earnings join recent using (developer_id)
      where billing_mode is distinct from 'developer'
        and payable_at > hour_ending((select hour from since))
      group by 1, 2, 3
    ), rolled as (
      select developer_id, payable_hour, kind, sum(amount)::bigint as amount,
        sum(transactions)::bigint as transactions
      from earning_rollups join recent using (developer_id)
      where payable_hour > hour_ending((select hour from since))
      group by 1, 2, 3
    )
    select developer_id || ' ' || kind || ' ' || payable_hour as subject,
      abs(coalesce(rows.amount, 0) - coalesce(rolled.amount, 0)) as amount,
      format('%s rows sum to %s, %s rolled up to %s', coalesce(rows.transactions, 0),
        coalesce(rows.amount, 0), coalesce(rolled.transactions, 0), coalesce(rolled.amount, 0))
        as detail
    from rows full join rolled using (developer_id, kind, payable_hour)
    where (rows.amount, rows.transactions) is distinct from (rolled.amount, rolled.transactions)
    order by subject limit 500`,
  );
}

/** Developers with recent rows, and those with a finding, which time alone does not close. */
const recentlyRecorded = (days: number, rule: string) => sql`
  select distinct developer_id from developer_earnings
  where recorded_at > business_now() - make_interval(days => ${days})
  union ${namedByFindings(rule)}`;

const namedByFindings = (rule: string) => sql`
  select split_part(subject, ' ', 1) from findings
  where rule = ${rule} and resolved_at is null`;

/** Balances that are not their postings' sums, of developers with recent journals. */
export function balancesAgainstPostings(reader: Reader, days: number): Promise<Disagreement[]> {
  return select(
    reader,
    sql`with recent as (
      select distinct developer_id from journals
      where created_at > business_now() - make_interval(days => ${days})
      union ${namedByFindings("balances_against_postings")}
    ), posted as (
      select developer_id, ledger_account, sum(moved)::bigint as amount
      from postings join recent using (developer_id)
      cross join lateral (values (to_account, amount), (from_account, -amount))
        as ends (ledger_account, moved)
      group by developer_id, ledger_account
    ), kept as (
      select developer_id, ledger_account, sum(amount)::bigint as amount
      from ledger_balances join recent using (developer_id) group by developer_id, ledger_account
    )
    select developer_id || ' ' || ledger_account as subject,
      abs(coalesce(posted.amount, 0) - coalesce(kept.amount, 0)) as amount,
      format('postings sum to %s, the balance is %s', coalesce(posted.amount, 0),
        coalesce(kept.amount, 0)) as detail
    from posted full join kept using (developer_id, ledger_account)
    where coalesce(posted.amount, 0) <> coalesce(kept.amount, 0)
    order by subject limit 500`,
  );
}

/** R16 for every developer: what was earned is all somewhere, and the ledger says the same. */
export function everythingAddsUp(reader: Reader): Promise<Disagreement[]> {
  return select(
    reader,
    sql`with earned as (
      select developer_id, sum(amount)::bigint as amount from earning_totals
      where kind in ('accrual', 'clawback', 'adjustment', 'write_off') group by developer_id
    ), books as (
      select developer_id,
        (sum(amount) filter (where ledger_account in ('owed', 'in_transit', 'reserved', 'paid')))
          ::bigint as amount,
        sum(amount)::bigint as everything
      from ledger_balances group by developer_id
    )
    select developers.id as subject,
      abs(coalesce(earned.amount, 0) - coalesce(books.amount, 0)) as amount,
      format('earned %s, booked %s, all accounts %s', coalesce(earned.amount, 0),
        coalesce(books.amount, 0), coalesce(books.everything, 0)) as detail
    from developers left join earned on earned.developer_id = developers.id
    left join books on books.developer_id = developers.id
    where coalesce(earned.amount, 0) <> coalesce(books.amount, 0)
      or coalesce(books.everything, 0) <> 0
    order by subject limit 500`,
  );
}

/**
 * Live payouts whose gross is not the sum of the rows they claim: one landed behind a claim. Of
 * recent ones, and of those with a finding, which time alone does not close.
 */
export function claimsAgainstRows(reader: Reader, days: number): Promise<Disagreement[]> {
  return select(
    reader,
    sql`select payouts.id as subject, abs(gross - claimed.amount) as amount,
      format('claims %s, its rows sum to %s', gross, claimed.amount) as detail
    from payouts cross join lateral (
      select coalesce(sum(amount), 0)::bigint as amount from developer_earnings earnings
      where earnings.developer_id = payouts.developer_id
        and payable_at > claims_from and payable_at <= claims_to
    ) as claimed
    where state not in ('failed', 'cancelled') and gross <> claimed.amount
      and (payouts.created_at > business_now() - make_interval(days => ${days})
        or payouts.id in (select subject from findings
          where rule = 'claims_against_rows' and resolved_at is null))
    order by subject limit 500`,
  );
}

/** Live claims of one developer follow one another without a gap, up to `claimed_to` (R8). */
export function claimsAgainstEachOther(reader: Reader): Promise<Disagreement[]> {
  return select(
    reader,
    sql`with live as (
      select developer_id, id, claims_from, claims_to,
        lag(claims_to, 1, '-infinity') over (partition by developer_id order by claims_to)
          as before,
        lead(id) over (partition by developer_id order by claims_to) is null as newest
      from payouts where state not in ('failed', 'cancelled')
    )
    select live.id as subject, null::bigint as amount,
      format('claims from %s after %s, up to %s of %s', claims_from, before, claims_to, claimed_to)
        as detail
    from live join developers on developers.id = live.developer_id
    where claims_from <> before or (newest and claims_to <> claimed_to)
    order by subject limit 500`,
  );
}

/** Attempts whose outcome has been unknown for too long (R9). */
export function unknownTooLong(reader: Reader, hours: number): Promise<Disagreement[]> {
  return select(
    reader,
    sql`select payouts.id as subject, transfer as amount,
      format('attempt %s is %s since %s: %s', number, attempts.state, first_sent_at,
        coalesce(attempts.detail, 'no answer')) as detail
    from transfer_attempts attempts join payouts on payouts.developer_id = attempts.developer_id
      and payouts.id = attempts.payout_id
    where attempts.state in ('sent', 'unknown')
      and first_sent_at < business_now() - make_interval(hours => ${hours})
    order by subject limit 500`,
  );
}

/** Payouts that have waited longer than anything explains, or that no waiting helps. */
export function stuckPayouts(reader: Reader, hours: number): Promise<Disagreement[]> {
  return select(
    reader,
    sql`select payouts.id as subject, transfer as amount,
      format('%s since %s, next try %s', payouts.state, payouts.created_at, next_try_at)
        || coalesce(format('; try %s was refused: %s', last.number, last.detail), '')
        || case last.refusal_code when ${TOO_LARGE} then ${WHAT_HELPS_IF_TOO_LARGE} else '' end
        as detail
    from payouts
    left join lateral (select number, refusal_code, attempts.detail
      from transfer_attempts attempts where attempts.developer_id = payouts.developer_id
        and attempts.payout_id = payouts.id and attempts.state = 'refused'
      order by number desc limit 1) as last on true
    where payouts.state in ('planned', 'pending', 'processing')
      and (payouts.created_at < business_now() - make_interval(hours => ${hours})
        or last.refusal_code = ${TOO_LARGE})
    order by subject limit 500`,
  );
}

const WHAT_HELPS_IF_TOO_LARGE =
  ". Waiting does not help: cancel this payout, take part of what is owed off by adjustment, " +
  "and give it back once the smaller payout is paid";
