import "server-only";
import { decode, encode } from "next-auth/jwt";
import type { DeveloperContext } from "@/operations/context";
import type { OnboardingUrls } from "@/operations/start-onboarding";
import { runtime } from "@/runtime";

/** A seal of its own, so that what it closes can never pass for a session. */
const SALT = "onboarding-return";
const ONE_DAY_S = 24 * 60 * 60;

/**
 * Where Stripe sends people back to. The address says, sealed, whose onboarding it was: those who
 * came from a script have no cookie here, and their mirror must follow all the same.
 */
export async function onboardingUrls(ctx: DeveloperContext): Promise<OnboardingUrls> {
  const secret = runtime().env.NEXTAUTH_SECRET;
  const token = { developer_id: ctx.actor.developerId };
  const seal = await encode({ token, secret, salt: SALT, maxAge: ONE_DAY_S });
  return {
    returnUrl: `${ctx.appUrl}/connect/return?for=${seal}`,
    refreshUrl: `${ctx.appUrl}/connect/refresh?for=${seal}`,
  };
}

/** The developer a seal names, or null when we did not make it, or not today. */
export async function openSeal(seal: string | null): Promise<string | null> {
  if (!seal) return null;
  const secret = runtime().env.NEXTAUTH_SECRET;
  const token = await decode({ token: seal, secret, salt: SALT }).catch(() => null);
  return typeof token?.developer_id === "string" ? token.developer_id : null;
}
