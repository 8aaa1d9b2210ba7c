import "server-only";
import { sql } from "drizzle-orm";
import type { EarningKind } from "@/domain/earnings/kinds";
import type { Micros } from "@/domain/money";
import { queryPrepared, type Reader } from "../client";

export interface EarningTotals {
  /** Calls that earned: accruals. */
  readonly transactions: number;
  readonly amounts: Readonly<Partial<Record<EarningKind, Micros>>>;
}

/** A developer's lifetime totals by kind, in micros; a few rows whatever their history. */
export async function earningTotalsOf(reader: Reader, developerId: string): Promise<EarningTotals> {
  const rows = await queryPrepared<{ kind: EarningKind; amount: Micros; transactions: number }>(
    reader,
    sql`select kind, sum(amount)::bigint as amount, sum(transactions)::int as transactions
      from earning_totals where developer_id = ${developerId} group by kind`,
  );
  return {
    transactions: rows.find(({ kind }) => kind === "accrual")?.transactions ?? 0,
    amounts: Object.fromEntries(rows.map(({ kind, amount }) => [kind, amount])),
  };
}
