import "server-only";
import type { Database, Transaction } from "@/db/client";
import {
  type EarningPlace,
  type EarningSelection,
  listEarnings as findEarnings,
  type Kept,
  placeEarnings,
  timelineCutsOf,
} from "@/db/queries/earning-lists";
import { earningTotalsOf } from "@/db/queries/earning-totals";
import { latestCutoff } from "@/db/queries/payout-facts";
import { fromReplica } from "@/db/replica";
import { type Bookmark, cutPage } from "@/domain/bookmark";
import { type EarningFilter, type EarningList, spanOf } from "@/domain/earnings/earning";
import type { DeveloperContext } from "./context";

export interface EarningListRequest {
  readonly status?: EarningFilter | undefined;
  /** Calls of this app only. */
  readonly appId?: string | undefined;
  readonly limit: number;
  /** Counts from the newest; ignored beside a bookmark. */
  readonly offset: number;
  readonly after?: Bookmark | undefined;
}

/** Offsets up to this are walked; further ones are looked up in the rollups first. */
const WALKED_OFFSET = 500;

/** What the developer's calls earned, newest first by (payable_at, id), with its derived status. */
export async function listEarnings(
  ctx: DeveloperContext,
  request: EarningListRequest,
): Promise<EarningList> {
  const { developerId } = ctx.actor;
  const now = await ctx.now();
  return fromReplica(ctx, (db) => listFrom(db, developerId, now, request));
}

function listFrom(
  db: Database,
  developerId: string,
  now: Date,
  request: EarningListRequest,
): Promise<EarningList> {
  return db.transaction(
    async (tx) => {
      const cuts = await timelineCutsOf(tx, developerId, await latestCutoff(tx, now));
      const { status, appId } = request;
      const selection = { span: spanOf(status, cuts), kept: keptFor(status), appId };
      const offset = request.after ? 0 : request.offset;
      const { total, upTo, skip } = await place(tx, developerId, selection, offset);
      if (upTo === null) return { earnings: [], total, next: null };

      const { limit, after } = request;
      const span = { ...selection.span, upTo };
      const page = { ...selection, span, cuts, limit: limit + 1, skip, after };
      const { rows, next } = cutPage(await findEarnings(tx, developerId, page), limit);
      return { earnings: rows, total, next };
    },
    { isolationLevel: "repeatable read", accessMode: "read only" },
  );
}

/** Everything, near its start, is counted by the lifetime totals: no rollup is read. */
async function place(
  tx: Transaction,
  developerId: string,
  selection: EarningSelection,
  offset: number,
): Promise<EarningPlace> {
  if (selection.kept !== "all" || selection.appId || offset > WALKED_OFFSET) {
    return placeEarnings(tx, developerId, selection, offset);
  }
  const { transactions } = await earningTotalsOf(tx, developerId);
  return { total: transactions, upTo: selection.span.upTo, skip: offset };
}

function keptFor(status: EarningFilter | undefined): Kept {
  if (status === undefined) return "all";
  return status === "clawed_back" ? "taken_back" : "not_taken_back";
}
