import "server-only";
import { sql } from "drizzle-orm";
import type {
  FailedPayout,
  ParkedEvent,
  RestrictedAccount,
  ReturnedPayout,
  UnknownAttempt,
} from "@/domain/desk/attention";
import { query, type Reader } from "../client";

/** Everything here is bounded by what is open, not by history; at most so many of a kind. */
const MOST = 100;

/** Left out once an operator said what they did about it. */
const unseen = (kind: string, subject: string) => sql`not exists (select from acknowledgements seen
  where seen.kind = ${kind} and seen.subject = ${sql.raw(subject)})`;

/** Sent, and nobody knows whether it arrived (R9). */
export async function unknownAttempts(reader: Reader): Promise<UnknownAttempt[]> {
  return query<UnknownAttempt>(
    reader,
    sql`select attempt.developer_id as "developerId", developers.name as developer,
        payout_id as "payoutId", transfer as amount, first_sent_at as since, sends,
        empty_listings as "emptyListings", next_try_at as "nextTryAt"
      from payouts join transfer_attempts attempt
        on attempt.developer_id = payouts.developer_id and payout_id = payouts.id
      join developers on developers.id = payouts.developer_id
      where payouts.state in ('planned', 'pending', 'processing') and attempt.state = 'unknown'
      order by first_sent_at, payout_id limit ${MOST}`,
  );
}

/** Failed, and nothing has been paid or planned since. */
export async function failedPayouts(reader: Reader): Promise<FailedPayout[]> {
  return query<FailedPayout>(
    reader,
    sql`select developer_id as "developerId", developers.name as developer,
        payouts.id as "payoutId", transfer as amount, failed_at as since,
        failure_code as "failureCode",
        auto_stopped_at is not null as "autoStopped"
      from payouts join developers on developers.id = developer_id
      where state = 'failed' and not exists (select from payouts later
          where later.developer_id = payouts.developer_id
            and (later.created_at, later.id) > (payouts.created_at, payouts.id))
        and ${unseen("failed_payout", "payouts.id")}
      order by failed_at, payouts.id limit ${MOST}`,
  );
}

const RETURN = "payouts.id || '/' || coalesce(bank_payout_id, '')";

/** The bank sent the money back: it lies in the developer's Stripe balance (R14). */
export async function returnedPayouts(reader: Reader): Promise<ReturnedPayout[]> {
  return query<ReturnedPayout>(
    reader,
    sql`select developer_id as "developerId", developers.name as developer,
        payouts.id as "payoutId", transfer - reversed as amount, arrives_at as since,
        settlement_failure_code as "failureCode", ${sql.raw(RETURN)} as subject
      from payouts join developers on developers.id = developer_id
      where settlement = 'returned'
        and ${unseen("returned_payout", RETURN)}
      order by arrives_at, payouts.id limit ${MOST}`,
  );
}

const RESTRICTION =
  "developers.id || '/' || md5(coalesce(disabled_reason, '') || currently_due::text)";

/** Stripe lets nothing through to somebody who has money waiting (R12). */
export async function restrictedAccounts(reader: Reader): Promise<RestrictedAccount[]> {
  return query<RestrictedAccount>(
    reader,
    sql`select developer_id as "developerId", developers.name as developer, owed as amount,
        ${sql.raw(RESTRICTION)} as subject,
        coalesce(skipped.since, retrieved_at) as since, disabled_reason as "disabledReason",
        currently_due as "currentlyDue",
        currently_due = '[]' and pending_verification <> '[]' as "inReview"
      from connected_accounts join developers on developers.id = developer_id
      cross join lateral (
        select coalesce(sum(amount), 0)::bigint as owed from ledger_balances
        where ledger_balances.developer_id = developers.id and ledger_account = 'owed'
      ) as ledger
      cross join lateral (
        select min(decided_at) as since from payout_decisions decision
        where decision.developer_id = developers.id and code = 'payouts_disabled'
          and decided_at > coalesce((select max(decided_at) from payout_decisions other
            where other.developer_id = developers.id and code <> 'payouts_disabled'), '-infinity')
      ) as skipped
      where details_submitted and owed > 0
        and (not payouts_enabled or not transfers_active or disabled_reason is not null)
        and ${unseen("restricted_account", RESTRICTION)}
      order by since, developer_id limit ${MOST}`,
  );
}

/** Failed too often; it no longer comes back by itself. */
export async function parkedEvents(reader: Reader): Promise<ParkedEvent[]> {
  return query<ParkedEvent>(
    reader,
    sql`select id as "eventId", type, received_at as since, tries, last_fault as "lastFault",
        case when jsonb_typeof(payload #> '{data,object,amount}') = 'number'
          then trunc((payload #>> '{data,object,amount}')::numeric)::bigint end as cents
      from stripe_events where parked_at is not null and handled_at is null
      order by received_at, id limit ${MOST}`,
  );
}

export async function acknowledge(
  reader: Reader,
  seen: {
    readonly kind: string;
    readonly subject: string;
    readonly note: string;
    readonly by: string;
  },
): Promise<boolean> {
  const rows = await query(
    reader,
    sql`insert into acknowledgements (kind, subject, note, acknowledged_by)
      values (${seen.kind}, ${seen.subject}, ${seen.note}, ${seen.by})
      on conflict do nothing returning kind`,
  );
  return rows.length > 0;
}
