import "server-only";
import { type ConnectedAccount, isTurnedAway } from "@/domain/connect/readiness";
import { Refusal } from "@/domain/refusals";
import type { Context } from "@/operations/context";
import { mirrorAccount } from "@/operations/mirror-account";
import { refreshOnboardingLink } from "@/operations/refresh-onboarding-link";
import { contextFor } from "@/runtime";
import { onboardingUrls, openSeal } from "./onboarding-urls";
import { requestIdOf } from "./request-id";
import { readSession, sessionCookieOf } from "./session-cookie";

const RETURN = { kind: "system", name: "onboarding-return" } as const;

/** Coming back from Stripe proves nothing: so we ask how the account stands, then show it. */
export async function comeBack(request: Request): Promise<Response> {
  const { signedIn, sealed } = await whoseOnboarding(request);
  const ctx = contextFor(RETURN, { request_id: requestIdOf(request) });
  const all = new Set([signedIn, sealed].filter((id) => id !== null));
  for (const developerId of all) await look(ctx, developerId);
  if (signedIn) return seeOther("/get-paid");
  return seeOther(sealed ? "/connect/done" : "/sign-in");
}

/** The screen offers "Check status", so a look that fails here is only logged. */
async function look(ctx: Context, developerId: string): Promise<ConnectedAccount | null> {
  try {
    const seen = await mirrorAccount(ctx, { developerId });
    return seen.kind === "seen" ? seen.account : null;
  } catch (err) {
    ctx.log.warn({ err, developer: developerId }, "no look at the account on return");
    return null;
  }
}

/**
 * An onboarding link was used up: a fresh one, for its signed-in owner only. The seal is not
 * enough, because a link leads to where bank details are changed. Stripe sends whom it turned away
 * straight back here, so a fresh link for them would go round in circles.
 */
export async function linkAgain(request: Request): Promise<Response> {
  const { signedIn, sealed } = await whoseOnboarding(request);
  if (!signedIn) return seeOther(sealed ? "/connect/done?expired=1" : "/sign-in");
  const actor = { kind: "developer", developerId: signedIn } as const;
  const ctx = contextFor(actor, { request_id: requestIdOf(request) });
  const account = await look(ctx, signedIn);
  if (account && isTurnedAway(account)) return seeOther("/get-paid");
  try {
    const { url } = await refreshOnboardingLink(ctx, await onboardingUrls(ctx));
    return seeOther(url);
  } catch (refusal) {
    if (!(refusal instanceof Refusal)) throw refusal;
    return seeOther("/get-paid?onboarding=failed");
  }
}

async function whoseOnboarding(request: Request) {
  const claim = await readSession(sessionCookieOf(request));
  const sealed = await openSeal(new URL(request.url).searchParams.get("for"));
  return { signedIn: claim?.role === "developer" ? claim.developerId : null, sealed };
}

/** Relative, so that it works under whatever host name we were reached. */
function seeOther(location: string): Response {
  return new Response(null, { status: 303, headers: { location, "cache-control": "no-store" } });
}
