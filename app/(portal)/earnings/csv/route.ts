import { csvResponse } from "@/app/_edge/csv";
import { developerContext } from "@/app/_edge/visitor";
import { earningFilter } from "@/app/(portal)/_facts/earning-filter";
import { earningRow, earningToWire } from "@/contract/earnings/history";
import type { Bookmark } from "@/domain/bookmark";
import { listEarnings } from "@/operations/list-earnings";

const PAGE_SIZE = 1_000;

/** The rows of `/earnings/history`, narrowed as on the page. */
export async function GET(request: Request): Promise<Response> {
  const ctx = await developerContext();
  const filter = earningFilter(Object.fromEntries(new URL(request.url).searchParams));
  return csvResponse({
    name: "earnings.csv",
    columns: Object.keys(earningRow.shape),
    page: async (after: Bookmark | undefined) => {
      const list = await listEarnings(ctx, { ...filter, limit: PAGE_SIZE, offset: 0, after });
      return { rows: list.earnings.map(earningToWire), next: list.next };
    },
  });
}
