import "server-only";
import { sql } from "drizzle-orm";
import { query, type Reader } from "../client";

export interface NewCode {
  readonly developerId: string;
  readonly phone: string;
  readonly hash: string;
}

/**
 * Stores a code that replaces the one before. False when it is too soon or too many: one a minute
 * and five a day for a developer, three a day for a phone, whoever asks. Real time.
 */
export async function storeCode(
  reader: Reader,
  { developerId, phone, hash }: NewCode,
): Promise<boolean> {
  const stored = await query(
    reader,
    sql`insert into phone_codes as old (developer_id, phone, hash, expires_at, sending_since,
        sent_at)
      select ${developerId}, ${phone}, ${hash}, clock_timestamp() + interval '10 minutes',
        clock_timestamp(), clock_timestamp()
      where (select count(*) from phone_codes others where others.phone = ${phone}
        and developer_id <> ${developerId}
        and others.sent_at > clock_timestamp() - interval '1 day') < 3
      on conflict (developer_id) do update set phone = excluded.phone, hash = excluded.hash,
        expires_at = excluded.expires_at, guesses = 0, sent_at = excluded.sent_at,
        sends = case when old.sending_since < clock_timestamp() - interval '1 day'
          then 1 else old.sends + 1 end,
        sending_since = case when old.sending_since < clock_timestamp() - interval '1 day'
          then clock_timestamp() else old.sending_since end
      where old.sent_at < clock_timestamp() - interval '1 minute'
        and (old.sends < 5 or old.sending_since < clock_timestamp() - interval '1 day')
      returning developer_id`,
  );
  return stored.length > 0;
}

/** Counts a guess before anybody looks at it; null when there is nothing left to guess at. */
export async function countGuess(
  reader: Reader,
  developerId: string,
): Promise<{ readonly phone: string; readonly hash: string } | null> {
  const [found] = await query<{ phone: string; hash: string }>(
    reader,
    sql`update phone_codes set guesses = guesses + 1
      where developer_id = ${developerId} and guesses < 5 and expires_at > clock_timestamp()
      returning phone, hash`,
  );
  return found ?? null;
}

/** The code was right: the phone is the developer's, and the code is used up. */
export async function provePhone(
  reader: Reader,
  developerId: string,
  hash: string,
): Promise<string | null> {
  const [proven] = await query<{ phone: string }>(
    reader,
    sql`with used as (
      update phone_codes set expires_at = clock_timestamp()
      where developer_id = ${developerId} and hash = ${hash} and expires_at > clock_timestamp()
      returning developer_id, phone
    )
    update developers set phone = used.phone from used where developers.id = used.developer_id
    returning developers.phone`,
  );
  return proven?.phone ?? null;
}

/** Without a phone there are no text messages either. */
export async function forgetPhone(reader: Reader, developerId: string): Promise<void> {
  await reader.execute(sql`update developers set phone = null, sms_on_payout_paid = false
    where id = ${developerId}`);
}
