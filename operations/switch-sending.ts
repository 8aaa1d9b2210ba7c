import "server-only";
import { writeAudit } from "@/db/queries/audit-log";
import { raiseFindings, resolveFindings } from "@/db/queries/findings";
import {
  developersRefusedSince,
  sendingStop,
  stopSending as switchOff,
  resumeSending as switchOn,
} from "@/db/queries/sending-switch";
import type { SendingStop } from "@/domain/desk/attention";
import { Refusal } from "@/domain/refusals";
import { addMinutes } from "@/domain/time";
import { type Context, nameOf } from "./context";
import { queuePayouts } from "./queue-payouts";

const STOPPED = "sending_stopped";
/** So many different developers refused within a minute cannot be their own fault (R10). */
const TOO_MANY_REFUSED = 3;

/** The kill switch: from here on no transfer is sent. What is on its way is still resolved. */
export async function stopSending(
  ctx: Context,
  input: { readonly reason: string },
): Promise<SendingStop | null> {
  const now = await ctx.now();
  await ctx.db.transaction(async (tx) => {
    await switchOff(tx, { at: now, reason: input.reason, by: nameOf(ctx.actor) });
    await writeAudit(tx, {
      actor: nameOf(ctx.actor),
      action: "sending.stop",
      subject: "platform",
      facts: input,
    });
    const detail = `sending is stopped: ${input.reason}`;
    await raiseFindings(tx, [{ rule: STOPPED, subject: "platform", detail, amount: null }]);
  });
  return sendingStop(ctx.db);
}

/** Sending goes on where it was: what waited is handed out at once. */
export async function resumeSending(ctx: Context): Promise<void> {
  await ctx.db.transaction(async (tx) => {
    await switchOn(tx);
    await writeAudit(tx, {
      actor: nameOf(ctx.actor),
      action: "sending.resume",
      subject: "platform",
      facts: {},
    });
    await resolveFindings(tx, STOPPED);
  });
  await queuePayouts(ctx);
}

/** One wish of an operator: stop, with a reason, or go on. */
export async function switchSending(
  ctx: Context,
  wish: { readonly stopped: boolean; readonly reason?: string | undefined },
): Promise<{ readonly stopped: boolean; readonly reason: string | null }> {
  if (wish.stopped && !wish.reason) {
    const faults = [{ path: "reason", detail: "is required to stop" }];
    throw new Refusal("invalid_field", { faults });
  }
  if (wish.stopped) await stopSending(ctx, { reason: wish.reason ?? "" });
  else await resumeSending(ctx);
  const stop = await sendingStop(ctx.db);
  return { stopped: stop !== null, reason: stop?.reason ?? null };
}

/** Stops by itself when refusals of different developers come one upon another (R10). */
export async function stopAfterSeveralRefusals(ctx: Context, now: Date): Promise<void> {
  const developers = await developersRefusedSince(ctx.db, addMinutes(now, -1));
  if (developers < TOO_MANY_REFUSED || (await sendingStop(ctx.db))) return;
  ctx.log.error({ developers }, "Sending stops: several developers refused within a minute");
  const reason = `${developers} developers were refused within a minute`;
  await stopSending({ ...ctx, actor: { kind: "system", name: "safety" } }, { reason });
}
