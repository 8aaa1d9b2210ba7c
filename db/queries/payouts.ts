import "server-only";
import {
  and,
  desc,
  eq,
  gt,
  gte,
  type InferSelectModel,
  inArray,
  isNotNull,
  sql,
} from "drizzle-orm";
import { invariant, type Micros } from "@/domain/money";
import { UNRESOLVED_STATES } from "@/domain/payouts/states";
import { asJson, query, queryOne, type Reader, type Transaction } from "../client";
import { payouts, transferAttempts } from "../schema";

export type PayoutRow = InferSelectModel<typeof payouts>;
export type AttemptRow = InferSelectModel<typeof transferAttempts>;

export interface PayoutKey {
  readonly developerId: string;
  readonly payoutId: string;
}

/** Re-reads a payout under lock, right before acting on it. Lock its developer first. */
export async function lockPayout(tx: Transaction, key: PayoutKey): Promise<PayoutRow | null> {
  const [row] = await tx
    .select()
    .from(payouts)
    .where(and(eq(payouts.developerId, key.developerId), eq(payouts.id, key.payoutId)))
    .for("update");
  return row ?? null;
}

export async function findPayout(reader: Reader, key: PayoutKey): Promise<PayoutRow | null> {
  const [row] = await reader
    .select()
    .from(payouts)
    .where(and(eq(payouts.developerId, key.developerId), eq(payouts.id, key.payoutId)));
  return row ?? null;
}

/** Writes the facts that may change in a payout's life; the promise itself is frozen. */
export async function updatePayout(
  tx: Transaction,
  key: PayoutKey,
  change: Partial<PayoutRow>,
): Promise<void> {
  await tx
    .update(payouts)
    .set(change)
    .where(and(eq(payouts.developerId, key.developerId), eq(payouts.id, key.payoutId)));
}

/** The one payout of this developer that is on its way, if there is one. */
export async function unresolvedPayoutOf(
  reader: Reader,
  developerId: string,
): Promise<PayoutRow | null> {
  const [row] = await reader
    .select()
    .from(payouts)
    .where(and(eq(payouts.developerId, developerId), inArray(payouts.state, UNRESOLVED_STATES)));
  return row ?? null;
}

export interface DuePayout {
  readonly developerId: string;
  readonly payoutId: string;
  readonly generation: number;
  /** In micros; null for one that was sent already and only has to be looked at. */
  readonly needs: Micros | null;
}

/**
 * Takes payouts whose time to be worked on has come, oldest promise first: each gets a new
 * generation and is not due again for a while, so that two takers do not hand out the same one:
 * two minutes after its turn, with `ahead` of it to be sent first, 25 a second.
 */
export async function takeDuePayouts(
  reader: Reader,
  limit: number,
  ahead = 0,
): Promise<DuePayout[]> {
  return query<DuePayout>(
    reader,
    sql`with due as (
      select developer_id, id from payouts where next_try_at <= (select business_now())
      order by next_try_at limit ${limit} for update skip locked
    ), queued as (
      select due.*, ${ahead}::int + row_number() over () as place from due
    ), taken as (
      update payouts set generation = generation + 1, handed_at = business_now(),
        next_try_at = business_now() + interval '2 minutes' + make_interval(secs => place * 0.04),
        state = case state when 'planned' then 'pending' else state end
      from queued where payouts.developer_id = queued.developer_id and payouts.id = queued.id
      returning payouts.*
    )
    select developer_id as "developerId", id as "payoutId", generation,
      case when state = 'pending' then transfer end as needs
    from taken order by created_at, developer_id`,
  );
}

/** How many have been handed out, or wait for another reason: they come before later ones. */
export async function countWaiting(reader: Reader): Promise<number> {
  const row = await queryOne<{ waiting: number }>(
    reader,
    sql`select count(*)::int as waiting from payouts
      where next_try_at > (select business_now())`,
  );
  return row.waiting;
}

/** Money on its way to Stripe whose sending is not known to have happened, in micros. */
export async function amountInFlight(reader: Reader): Promise<Micros> {
  const row = await queryOne<{ amount: Micros }>(
    reader,
    sql`select coalesce(sum(transfer), 0)::bigint as amount from payouts
      where state = 'processing'`,
  );
  return row.amount;
}

/** The same, with what the executor has been handed and has not begun to send. */
export async function amountPromised(reader: Reader): Promise<Micros> {
  const row = await queryOne<{ amount: Micros }>(
    reader,
    sql`select coalesce(sum(transfer), 0)::bigint as amount from payouts
      where state = 'processing' or (state = 'pending' and handed_at is not null)`,
  );
  return row.amount;
}

/** Puts payouts off until the platform can cover them; nothing of their claim changes. */
export async function waitForFunds(
  reader: Reader,
  waiting: readonly PayoutKey[],
  minutes: number,
): Promise<void> {
  await reader.execute(sql`update payouts
    set next_try_at = business_now() + make_interval(mins => ${minutes}), handed_at = null
    from json_to_recordset(${asJson(waiting)}) as w ("developerId" text, "payoutId" text)
    where payouts.developer_id = w."developerId" and payouts.id = w."payoutId"
      and state = 'pending'`);
}

/** Everything that waits for its next try is due now. */
export async function wakeWaitingPayouts(reader: Reader): Promise<void> {
  await reader.execute(sql`update payouts set next_try_at = business_now()
    where state = 'pending' and next_try_at > business_now()`);
}

/** The next moment at which some payout wants work; null when none does. */
export async function nextPayoutTryAt(reader: Reader): Promise<Date | null> {
  const row = await queryOne<{ next_try_at: Date | null }>(
    reader,
    sql`select min(next_try_at) as next_try_at from payouts where next_try_at is not null`,
  );
  return row.next_try_at;
}

/** Withdraws the developer's newest claim: what it covered is unclaimed again (R10). */
export async function giveClaimBack(tx: Transaction, key: PayoutKey): Promise<void> {
  const given = await query(
    tx,
    sql`update developers set claimed_to = payouts.claims_from
      from payouts where developers.id = ${key.developerId}
        and payouts.developer_id = developers.id and payouts.id = ${key.payoutId}
        and developers.claimed_to = payouts.claims_to
      returning developers.id`,
  );
  invariant(given.length === 1, `payout ${key.payoutId} is not its developer's newest claim`);
}

/** SHA-256 over the sorted ids of the rows a payout claims (R8), as lower-case hex. */
export async function claimHash(tx: Transaction, key: PayoutKey): Promise<string> {
  const row = await queryOne<{ hash: string }>(
    tx,
    sql`select encode(sha256(convert_to(coalesce(string_agg(earnings.id, ','
        order by earnings.id collate "C"), ''), 'UTF8')), 'hex') as hash
      from payouts join developer_earnings earnings
        on earnings.developer_id = payouts.developer_id
        and payable_at > claims_from and payable_at <= claims_to
      where payouts.developer_id = ${key.developerId} and payouts.id = ${key.payoutId}`,
  );
  return row.hash;
}

export async function latestAttempt(reader: Reader, key: PayoutKey): Promise<AttemptRow | null> {
  const [row] = await reader
    .select()
    .from(transferAttempts)
    .where(attemptOf(key))
    .orderBy(desc(transferAttempts.number))
    .limit(1);
  return row ?? null;
}

/** How often this very set of rows has been tried before, over all of its payouts (R9). */
export async function attemptsWithHash(
  tx: Transaction,
  developerId: string,
  hash: string,
): Promise<number> {
  const row = await queryOne<{ attempts: number }>(
    tx,
    sql`select count(*)::int as attempts from transfer_attempts
      where developer_id = ${developerId} and claim_hash = ${hash}`,
  );
  return row.attempts;
}

export async function insertAttempt(
  tx: Transaction,
  attempt: typeof transferAttempts.$inferInsert,
): Promise<void> {
  await tx.insert(transferAttempts).values(attempt);
}

export async function updateAttempt(
  tx: Transaction,
  attempt: Pick<AttemptRow, "developerId" | "payoutId" | "number">,
  change: Partial<AttemptRow>,
): Promise<void> {
  await tx
    .update(transferAttempts)
    .set(change)
    .where(and(attemptOf(attempt), eq(transferAttempts.number, attempt.number)));
}

function attemptOf(key: PayoutKey) {
  return and(
    eq(transferAttempts.developerId, key.developerId),
    eq(transferAttempts.payoutId, key.payoutId),
  );
}

const PAID_PAGE = 1_000;

/** Payouts paid since a moment, reversed ones included; some in memory at a time. */
export async function* paidPayoutsSince(reader: Reader, since: Date): AsyncGenerator<PayoutRow> {
  for (let after: string | undefined = ""; after !== undefined; ) {
    const page: PayoutRow[] = await reader
      .select()
      .from(payouts)
      .where(
        and(isNotNull(payouts.stripeTransferId), gte(payouts.paidAt, since), gt(payouts.id, after)),
      )
      .orderBy(payouts.id)
      .limit(PAID_PAGE);
    yield* page;
    after = page.length < PAID_PAGE ? undefined : page.at(-1)?.id;
  }
}

/** The payout that a transfer at Stripe stands for: named by it, and recorded with its id. */
export async function payoutOfTransfer(
  reader: Reader,
  metadata: Readonly<Record<string, string>>,
  transferId: string,
): Promise<PayoutRow | null> {
  const { developer_id: developerId, payout_id: payoutId } = metadata;
  if (!developerId || !payoutId) return null;
  const payout = await findPayout(reader, { developerId, payoutId });
  return payout?.stripeTransferId === transferId ? payout : null;
}
