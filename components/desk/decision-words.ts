import type { DecisionCode } from "@/domain/payouts/decide";

/** Why a run pays somebody or does not, for operators. */
export const DECISION_WORDS = {
  paid: "Paid",
  below_minimum: "Below the minimum",
  below_threshold: "Below their threshold",
  in_hold: "Still on hold",
  not_connected: "Never onboarded",
  onboarding_incomplete: "Onboarding unfinished",
  payouts_disabled: "Restricted by Stripe",
  auto_off: "Automatic payouts off",
  not_scheduled_today: "Not due today",
  paused: "Paused by us",
  payout_unresolved: "A payout is on its way",
  negative: "Negative",
  rounds_to_zero: "Less than a cent",
} as const satisfies Record<DecisionCode, string>;

export function isDecisionCode(text: string | undefined): text is DecisionCode {
  return text !== undefined && Object.hasOwn(DECISION_WORDS, text);
}
