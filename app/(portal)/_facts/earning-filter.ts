import { firstOf } from "@/components/ui/href";
import { readCursor } from "@/contract/paging";
import type { Bookmark } from "@/domain/bookmark";
import type { EarningFilter } from "@/domain/earnings/earning";
import { EARNING_STATUSES } from "@/domain/earnings/kinds";

export type Query = Readonly<Record<string, string | readonly string[] | undefined>>;

/** What an address narrows a list of earnings to; what makes no sense is left out. */
export function earningFilter(query: Query): {
  readonly status: EarningFilter | undefined;
  readonly appId: string | undefined;
} {
  const wanted = firstOf(query.status);
  const appId = firstOf(query.app);
  return {
    status: EARNING_STATUSES.find((status) => status === wanted),
    appId: appId && /^app_\w{1,64}$/.test(appId) ? appId : undefined,
  };
}

/** Where the page begins; the start of the list for a cursor of no use. */
export function bookmarkIn(list: string, query: Query): Bookmark | undefined {
  return readCursor(list, firstOf(query.after) ?? "") ?? undefined;
}
