import type { Proposal } from "@/domain/desk/proposal";
import "server-only";
import {
  type FailedPayout,
  failedPayouts,
  type ParkedEvent,
  parkedEvents,
  type RestrictedAccount,
  type ReturnedPayout,
  restrictedAccounts,
  returnedPayouts,
  type UnknownAttempt,
  unknownAttempts,
} from "@/db/queries/attention";
import { listOpenFindings, type OpenFinding } from "@/db/queries/findings";
import { listProposals } from "@/db/queries/proposals";
import { type SendingStop, sendingStop } from "@/db/queries/sending-switch";
import type { OperatorContext } from "./context";

/** One thing that waits for an operator, with what it takes to act on it. */
export type Attention =
  | ({ readonly kind: "sending_stopped" } & SendingStop)
  | ({ readonly kind: "unknown_attempt" } & UnknownAttempt)
  | ({ readonly kind: "funding_short" } & OpenFinding)
  | ({ readonly kind: "failed_payout" } & FailedPayout)
  | ({ readonly kind: "returned_payout" } & ReturnedPayout)
  | ({ readonly kind: "restricted_account" } & RestrictedAccount)
  | ({ readonly kind: "parked_event" } & ParkedEvent)
  | ({ readonly kind: "finding" } & OpenFinding)
  | ({ readonly kind: "proposal" } & Proposal);

const MOST = 200;
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
    ...proposals
      .filter(({ state }) => state === "open")
      .map((one) => ({ kind: "proposal", ...one }) as const),
  ];
}
