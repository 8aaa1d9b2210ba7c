import { csvResponse } from "@/app/_edge/csv";
import { developerContext } from "@/app/_edge/visitor";
import { payoutRow, payoutToWire } from "@/contract/payouts/history";
import type { Bookmark } from "@/domain/bookmark";
import { listPayouts } from "@/operations/list-payouts";

const PAGE_SIZE = 500;

/** The rows of `/payout/history`. */
export async function GET(): Promise<Response> {
  const ctx = await developerContext();
  return csvResponse({
    name: "payouts.csv",
    columns: Object.keys(payoutRow.shape),
    page: async (after: Bookmark | undefined) => {
      const list = await listPayouts(ctx, { limit: PAGE_SIZE, offset: 0, after });
      return { rows: list.payouts.map(payoutToWire), next: list.next };
    },
  });
}
