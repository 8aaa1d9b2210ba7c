import "server-only";
import { digest, newCode } from "@/db/ids";
import { findDeveloper } from "@/db/queries/developers";
import { countGuess, forgetPhone, provePhone, storeCode } from "@/db/queries/phone-codes";
import { Refusal } from "@/domain/refusals";
import type { CourierContext, DeveloperActor, DeveloperContext } from "./context";

export interface PhoneState {
  /** Whether this installation can send text messages at all. */
  readonly available: boolean;
  /** Proven by a code; null without one. */
  readonly phone: string | null;
}

export async function getPhone(ctx: CourierContext<DeveloperActor>): Promise<PhoneState> {
  const { phone } = await findDeveloper(ctx.db, ctx.actor.developerId);
  return { available: ctx.couriers.texts, phone };
}

/**
 * Sends a code to a phone that the developer says is theirs. The code is committed first, as a
 * hash, within bounds of how many are sent; the phone is theirs once they type it back.
 */
export async function sendPhoneCode(
  ctx: CourierContext<DeveloperActor>,
  { phone }: { readonly phone: string },
): Promise<void> {
  if (!ctx.couriers.texts) throw new Refusal("texts_unavailable");
  const { developerId } = ctx.actor;
  const code = newCode();
  if (!(await storeCode(ctx.db, { developerId, phone, hash: hashOf(developerId, code) }))) {
    const detail = "Too many codes were asked for. Wait a minute, or until tomorrow.";
    throw new Refusal("rate_limited", { detail, headers: { "retry-after": "60" } });
  }
  const dispatch = await ctx.couriers.sendCode(phone, code);
  if (dispatch.kind === "taken") return;
  ctx.log.warn({ detail: dispatch.detail }, "A code could not be sent");
  if (dispatch.kind === "refused") throw fault("phone", "does not take text messages");
  throw new Refusal("texts_unavailable");
}

/** The code typed back: counted before it is looked at, so that guessing ends after five. */
export async function verifyPhone(
  ctx: CourierContext<DeveloperActor>,
  { code }: { readonly code: string },
): Promise<PhoneState> {
  const { developerId } = ctx.actor;
  const sent = await countGuess(ctx.db, developerId);
  if (!sent) throw fault("code", "is used up or too old; ask for a new one");
  const hash = hashOf(developerId, code);
  if (sent.hash !== hash) throw fault("code", "is not the one that we sent");
  if (!(await provePhone(ctx.db, developerId, hash))) {
    throw fault("code", "is used up or too old; ask for a new one");
  }
  return getPhone(ctx);
}

export async function removePhone(ctx: DeveloperContext): Promise<void> {
  await forgetPhone(ctx.db, ctx.actor.developerId);
}

function hashOf(developerId: string, code: string): string {
  return digest(`${developerId}/${code}`);
}

function fault(path: string, detail: string): Refusal {
  return new Refusal("invalid_field", { faults: [{ path, detail }] });
}
