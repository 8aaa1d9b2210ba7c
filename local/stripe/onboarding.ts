import type Stripe from "stripe";
import { changeAccount, requirements } from "./accounts";
import { type BankWish, scheduleSweep, setBank } from "./banks";
import { toSeconds } from "./clock";
import type { Scene } from "./events";
import type { StoredAccount } from "./tables";

export const OUTCOMES = ["complete", "leave", "in_review", "past_due", "rejected"] as const;
export type Outcome = (typeof OUTCOMES)[number];

export interface OnboardingChoice {
  readonly outcome: Outcome;
  readonly bank?: BankWish | undefined;
  readonly country?: string | undefined;
}

const DOCUMENT = "individual.verification.document";

/** How a visit to Stripe's hosted onboarding ends; the page and the shortcut both end here. */
export function finishOnboarding(
  scene: Scene,
  before: StoredAccount,
  choice: OnboardingChoice,
): StoredAccount {
  if (choice.outcome === "leave") return before;
  const { outcome } = choice;
  const hasBank = scene.tx.get("banks", before.id) !== undefined;
  const country = choice.country ?? before.stripe.country ?? "US";
  const submitted: Partial<Stripe.Account> = {
    ...stateAfter(outcome, before),
    business_type: before.stripe.business_type ?? "individual",
    country,
    details_submitted: true,
    tos_acceptance: {
      ...before.stripe.tos_acceptance,
      date: before.stripe.tos_acceptance?.date ?? toSeconds(scene.nowMs),
      ip: "127.0.0.1",
    },
  };
  const after = changeAccount(scene, before, submitted);
  if (outcome !== "rejected" && (choice.bank || !hasBank)) {
    setBank(scene, before.id, { country, ...choice.bank });
  }
  scheduleSweep(scene, before.id);
  return after;
}

function stateAfter(
  outcome: Exclude<Outcome, "leave">,
  { stripe }: StoredAccount,
): Partial<Stripe.Account> {
  const names = Object.keys(stripe.capabilities ?? {});
  const all = (status: string) => Object.fromEntries(names.map((name) => [name, status]));
  const off = { charges_enabled: false, payouts_enabled: false };
  switch (outcome) {
    case "complete":
      return {
        capabilities: all("active"),
        charges_enabled: names.includes("card_payments"),
        payouts_enabled: true,
        requirements: requirements([], [], null),
      };
    case "in_review":
      return {
        ...off,
        capabilities: all("pending"),
        requirements: requirements([], [DOCUMENT], "requirements.pending_verification"),
      };
    case "past_due":
      return {
        ...off,
        capabilities: all("inactive"),
        requirements: requirements([DOCUMENT], [], "requirements.past_due"),
      };
    case "rejected":
      return {
        ...off,
        capabilities: all("inactive"),
        requirements: requirements([], [], "rejected.other"),
      };
    default:
      return outcome satisfies never;
  }
}
