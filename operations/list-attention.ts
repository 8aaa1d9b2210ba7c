import "server-only";
import {
  failedPayouts,
  parkedEvents,
  restrictedAccounts,
  returnedPayouts,
  unknownAttempts,
} from "@/db/queries/attention";
import { listOpenFindings } from "@/db/queries/findings";
import { listProposals } from "@/db/queries/proposals";
import { safeguardsRaised } from "@/db/queries/safeguards";
import { sendingStop } from "@/db/queries/sending-switch";
import type { Attention } from "@/domain/desk/attention";
import { addDays } from "@/domain/time";
import type { OperatorContext } from "./context";

const MOST = 200;
/** So long everybody sees that a limit was raised; nobody can set it aside. */
const RAISED_DAYS = 7;
/** These are told by what they are about. */
const TOLD_OTHERWISE = ["sending_stopped", "funding_short", "poisoned_event"];

/** Everything that wants somebody to look, money at risk first, oldest first of its kind. */
export async function listAttention(ctx: OperatorContext): Promise<Attention[]> {
  const { db } = ctx;
  const stop = await sendingStop(db);
  const findings = await listOpenFindings(db, MOST);
  const unknown = await unknownAttempts(db);
  const proposals = await listProposals(db, MOST);
  const isUnknown = new Set(unknown.map(({ payoutId }) => payoutId));
  return [
    ...(stop ? [{ kind: "sending_stopped", ...stop } as const] : []),
    ...unknown.map((one) => ({ kind: "unknown_attempt", ...one }) as const),
    ...findings
      .filter(({ rule }) => rule === "funding_short")
      .map((one) => ({ kind: "funding_short", ...one }) as const),
    ...(await failedPayouts(db)).map((one) => ({ kind: "failed_payout", ...one }) as const),
    ...(await returnedPayouts(db)).map((one) => ({ kind: "returned_payout", ...one }) as const),
    ...(await restrictedAccounts(db)).map(
      (one) => ({ kind: "restricted_account", ...one }) as const,
    ),
    ...(await parkedEvents(db)).map((one) => ({ kind: "parked_event", ...one }) as const),
    ...findings
      .filter(({ rule, subject }) => !TOLD_OTHERWISE.includes(rule) && !isUnknown.has(subject))
      .map((one) => ({ kind: "finding", ...one }) as const),
    ...(await safeguardsRaised(db, addDays(await ctx.now(), -RAISED_DAYS))).map(
      (one) => ({ kind: "safeguards_raised", ...one }) as const,
    ),
    ...proposals
      .filter(({ state }) => state === "open")
      .map((one) => ({ kind: "proposal", ...one }) as const),
  ];
}
