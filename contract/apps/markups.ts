import { z } from "zod";
import type { AppMarkup } from "@/domain/apps/app";
import type { Bookmark } from "@/domain/bookmark";
import type { Contract } from "../contract";
import { instant } from "../fields";
import { cursorOf, cursorPaging, nextCursor } from "../paging";
import { ofApp } from "./apps";

export const listMarkupsContract = {
  method: "GET",
  path: "/api/v1/apps/{id}/markups",
  summary: "Every markup an app has had, newest first",
  description:
    "Each holds until the one above it begins. `effective_from` is null for the first, which " +
    "holds from the beginning of time.",
  auth: { kinds: ["developer"], scope: "earnings:read" },
  params: ofApp,
  query: z.object(cursorPaging("markups", 50)),
  response: z.object({
    markups: z.array(z.object({ markup_bps: z.int(), effective_from: instant.nullable() })),
    count: z.int(),
    total: z.int(),
    next_cursor: nextCursor,
  }),
  successStatus: 200,
  refusals: ["not_found"],
  example: {
    response: {
      markups: [
        { markup_bps: 2_500, effective_from: "2026-11-20T10:15:30.000Z" },
        { markup_bps: 2_000, effective_from: null },
      ],
      count: 2,
      total: 2,
      next_cursor: null,
    },
  },
} as const satisfies Contract;

export function markupListToWire(list: {
  readonly markups: readonly AppMarkup[];
  readonly total: number;
  readonly next: Bookmark | null;
}) {
  const markups = list.markups.map(({ markupBps, effectiveFrom }) => ({
    markup_bps: markupBps,
    effective_from: effectiveFrom?.toISOString() ?? null,
  }));
  return {
    markups,
    count: markups.length,
    total: list.total,
    next_cursor: cursorOf("markups", list.next),
  };
}
