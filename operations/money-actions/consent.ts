import "server-only";
import { writeAudit } from "@/db/queries/audit-log";
import { propose } from "@/db/queries/proposals";
import type { OpenProposal } from "@/domain/desk/demand";
import {
  actionKey,
  type Effect,
  PROPOSAL_DAYS,
  type Proposable,
  toStored,
} from "@/domain/desk/money-action";
import { proposalFacts } from "@/domain/desk/proposal";
import type { Micros } from "@/domain/money";
import { Refusal } from "@/domain/refusals";
import { addDays } from "@/domain/time";
import { nameOf, type OperatorContext, personOf } from "../context";

export interface Consent {
  /** Only tell what it would do. */
  readonly dryRun?: boolean;
  /** The amount as it was typed. */
  readonly confirmation?: string | undefined;
}

export function refuseUntyped(wanted: string | null, typed: string | undefined): void {
  if (wanted === null || isTyped(wanted, typed)) return;
  const detail = `This moves more than is moved without a word. Type the amount: ${wanted}`;
  throw new Refusal("confirmation_required", { detail, members: { confirmation: wanted } });
}

export function isTyped(wanted: string, typed: string | undefined): boolean {
  return typed?.replace(/[$,\s]/g, "") === wanted;
}

interface Foretold {
  readonly amount: Micros;
  /** Whose money it moves, and how. */
  readonly effects?: readonly Effect[];
  readonly noLonger?: Date;
}

/**
 * Hands an action to a second person, once: asked for again, it is the same proposal. It waits
 * for some days, or until `noLonger` if that comes first.
 */
export async function handOver(
  ctx: OperatorContext,
  action: Proposable,
  { amount, effects = [], noLonger }: Foretold,
): Promise<OpenProposal> {
  const now = await ctx.now();
  const days = addDays(now, PROPOSAL_DAYS);
  const expiresAt = noLonger && noLonger < days ? noLonger : days;
  return ctx.db.transaction(async (tx) => {
    const by = personOf(ctx.actor);
    const wish = { actionKey: actionKey(action), action: toStored(action), amount, effects, by };
    const { isNew, ...proposal } = await propose(tx, { ...wish, now, expiresAt });
    if (isNew) {
      const facts = proposalFacts(wish);
      const what = { action: "proposal.open", subject: proposal.id, facts };
      await writeAudit(tx, { actor: nameOf(ctx.actor), ...what });
    }
    return proposal;
  });
}
