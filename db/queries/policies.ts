import "server-only";
import { sql } from "drizzle-orm";
import type { Policy } from "@/domain/policy";
import { at, queryPrepared, type Reader } from "../client";
import type { ExactInstant } from "./payout-facts";

export const POLICY_COLUMNS = sql`fee_bps as "feeBps", hold_days as "holdDays",
  minimum_payout as "minimumPayout", reserve_bps as "reserveBps", reserve_days as "reserveDays",
  maximum_markup_bps as "maximumMarkupBps", default_schedule as "defaultSchedule"`;

/** The money rules' numbers in force at a moment (R6). */
export async function policyAt(reader: Reader, moment: Date | ExactInstant): Promise<Policy> {
  const instant = typeof moment === "string" ? sql`${moment}::timestamptz` : at(moment);
  const [row] = await queryPrepared<Policy>(
    reader,
    sql`select ${POLICY_COLUMNS} from policies where effective_from <= ${instant}
      order by effective_from desc limit 1`,
  );
  if (!row) throw new Error("no policy holds from the beginning of time");
  return row;
}
