import "server-only";
import { sql } from "drizzle-orm";
import type { StripeNotice } from "@/domain/connect/notices";
import { query, type Reader } from "../client";

/** Stores an event; false when it is there already. */
export async function storeStripeEvent(reader: Reader, notice: StripeNotice): Promise<boolean> {
  const stored = await query(
    reader,
    sql`insert into stripe_events (id, type, stripe_account_id, payload)
      values (${notice.id}, ${notice.type}, ${notice.stripeAccountId},
        ${JSON.stringify(notice.payload)}::jsonb)
      on conflict (id) do nothing returning id`,
  );
  return stored.length > 0;
}
