/**
 * Where a page of a list ended: the next one starts right after it. `at` is an instant as the
 * database wrote it, to the microsecond, because two rows may share a millisecond.
 */
export interface Bookmark {
  readonly at: string;
  readonly id: string;
}

/** Cuts a page of one row more than asked for: that row only says that there is a next page. */
export function cutPage<Row extends { readonly bookmark: Bookmark }>(
  found: readonly Row[],
  limit: number,
): { readonly rows: readonly Row[]; readonly next: Bookmark | null } {
  const rows = found.slice(0, limit);
  const next = found.length > limit ? (rows.at(-1)?.bookmark ?? null) : null;
  return { rows, next };
}
