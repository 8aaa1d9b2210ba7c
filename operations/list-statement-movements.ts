import "server-only";
import { listPostedJournals, type PostingPlace, type PostingSpan } from "@/db/queries/statements";
import { type Amounts, type MovementKind, movementsIn } from "@/domain/statements/statement";
import type { DeveloperContext } from "./context";

export interface StatementMovement {
  /** To the microsecond. */
  readonly postedAt: string;
  readonly journalId: string;
  readonly kind: MovementKind;
  /** The business id of the fact: a payout, a reversal, a correction. */
  readonly reference: string;
  readonly amounts: Amounts;
}

export interface MovementPage {
  readonly movements: readonly StatementMovement[];
  readonly next: PostingPlace | null;
}

/** What moved money in a span, fact by fact, oldest first; the lines sum to the statement's. */
export async function listStatementMovements(
  ctx: DeveloperContext,
  span: PostingSpan,
  page: { readonly limit: number; readonly after: PostingPlace | undefined },
): Promise<MovementPage> {
  const journals = await listPostedJournals(ctx.db, ctx.actor.developerId, span, page);
  const movements = journals.flatMap(({ postedAt, id, kind, businessId, postings }) => {
    const posted = postings.map((posting) => ({ month: "", kind, ...posting }));
    return movementsIn(posted)
      .filter(({ amounts }) => Object.values(amounts).some((amount) => amount !== 0n))
      .map((line) => ({ postedAt, journalId: id, reference: businessId, ...line }));
  });
  const last = journals.at(-1);
  const next = last && journals.length === page.limit ? last : null;
  return { movements, next: next ? { postedAt: next.postedAt, id: next.id } : null };
}
