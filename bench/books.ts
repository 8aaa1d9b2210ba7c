import type postgres from "postgres";
import { brokenBooks } from "../local/testing-books";
import type { BenchDatabase } from "./server";
import { mustBe } from "./stage";

/** Books exact to the micro, every developer's; anything else fails the bench. */
export async function mustClose({ db }: BenchDatabase): Promise<void> {
  const broken = await brokenBooks(db);
  mustBe("developers whose books do not close", broken.length, 0);
}

/** What was credited in this database since its history was loaded, by rows, rollups and ledger. */
export async function mustHaveCredited(
  { client }: { readonly client: postgres.Sql },
  calls: { readonly made: () => number; readonly accrued: () => bigint },
  before: Credited,
): Promise<void> {
  const after = await creditedIn(client);
  mustBe("earnings", after.earnings - before.earnings, BigInt(calls.made()));
  mustBe("credited by rows", after.rows - before.rows, calls.accrued());
  mustBe("credited by rollups", after.rollups - before.rollups, calls.accrued());
  mustBe("credited by totals", after.totals - before.totals, calls.accrued());
  mustBe("owed by the ledger", after.owed - before.owed, calls.accrued());
}

export interface Credited {
  readonly earnings: bigint;
  readonly rows: bigint;
  readonly rollups: bigint;
  readonly totals: bigint;
  readonly owed: bigint;
}

export async function creditedIn(client: postgres.Sql): Promise<Credited> {
  const [row] = await client.unsafe<[Credited]>(`
    select (select count(*) from developer_earnings) as earnings,
      (select coalesce(sum(amount), 0)::bigint from developer_earnings) as rows,
      (select coalesce(sum(amount), 0)::bigint from earning_rollups) as rollups,
      (select coalesce(sum(amount), 0)::bigint from earning_totals) as totals,
      (select coalesce(sum(owed), 0)::bigint from ledger_slots) as owed`);
  return row;
}
