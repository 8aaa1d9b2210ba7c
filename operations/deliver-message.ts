import "server-only";
import { raiseFindings, resolveFinding } from "@/db/queries/findings";
import {
  endMessage,
  type LeasedMessage,
  leaseMessage,
  type MessageKey,
  postponeMessage,
} from "@/db/queries/messages";
import type { CourierContext } from "./context";

const MINUTE = 60;
const HOUR = 60 * MINUTE;
/** Seconds until the next try; after the last of them the message is given up. */
const WAITS = [MINUTE, 5 * MINUTE, 20 * MINUTE, HOUR, 3 * HOUR, 8 * HOUR, 24 * HOUR] as const;
const UNDELIVERABLE = "message_undeliverable";

export type MessageOutcome = "sent" | "postponed" | "dead" | "not_sent" | "nothing_to_do";

/**
 * Sends one message (section 8) that is committed already: taken under a lease, sent outside any
 * transaction, marked. Whoever comes second finds nothing to do. A process that dies between
 * sending and marking leaves it to be sent once more, under the same Message-ID.
 */
export async function deliverMessage(
  ctx: CourierContext,
  key: MessageKey,
): Promise<MessageOutcome> {
  const leased = await leaseMessage(ctx.db, key);
  if (!leased) return "nothing_to_do";

  const dispatch = await ctx.couriers.dispatch(leased.letter);
  switch (dispatch.kind) {
    case "taken":
      await endMessage(ctx.db, leased, "sent", null);
      await resolveFinding(ctx.db, UNDELIVERABLE, subjectOf(leased));
      return "sent";
    case "no_way":
      await endMessage(ctx.db, leased, "not_sent", dispatch.detail);
      return "not_sent";
    case "refused":
      return giveUp(ctx, leased, dispatch.detail);
    case "failed":
      return tryLater(ctx, leased, dispatch.detail);
    default:
      return dispatch satisfies never;
  }
}

async function tryLater(
  ctx: CourierContext,
  leased: LeasedMessage,
  detail: string,
): Promise<MessageOutcome> {
  const wait = WAITS[leased.tries - 1];
  if (wait === undefined) return giveUp(ctx, leased, detail);
  ctx.log.warn({ message: leased.letter.messageId, detail }, "A message was not taken");
  await postponeMessage(ctx.db, leased, detail, wait);
  return "postponed";
}

/** Dead, with an alarm that stays until something reaches the same developer the same way. */
async function giveUp(
  ctx: CourierContext,
  leased: LeasedMessage,
  reason: string,
): Promise<MessageOutcome> {
  if (!(await endMessage(ctx.db, leased, "dead", reason))) return "nothing_to_do";
  const { messageId, channel, news } = leased.letter;
  ctx.log.error({ message: messageId, reason }, "A message is given up");
  const detail = `${channel} about ${news.kind} (${messageId}) was given up: ${reason}`;
  const subject = subjectOf(leased);
  await raiseFindings(ctx.db, [{ rule: UNDELIVERABLE, subject, detail, amount: null }]);
  return "dead";
}

function subjectOf({ letter }: LeasedMessage): string {
  return `${letter.developerId}/${letter.channel}`;
}
