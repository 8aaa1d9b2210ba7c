import type { Tone } from "@/components/ui/badge";
import type { DeliveryState, WebhookType } from "@/domain/news/news";

/** What an endpoint may hear, in words. */
export const WEBHOOK_WORDS = {
  "payout.planned": "A payout is planned",
  "payout.paid": "Stripe has a payout",
  "payout.failed": "A payout failed or was cancelled",
  "payout.returned": "Money of a payout came back",
  "reserve.released": "A reserve is released",
  "earning.clawed_back": "An earning was taken back",
  "connect.updated": "Your Stripe account changed",
} as const satisfies Record<WebhookType, string>;

interface StateWords {
  readonly tone: Tone;
  readonly words: string;
}

export const DELIVERY_WORDS = {
  waiting: { tone: "busy", words: "On its way" },
  delivered: { tone: "good", words: "Arrived" },
  dead: { tone: "bad", words: "Given up" },
  dropped: { tone: "neutral", words: "Dropped" },
} as const satisfies Record<DeliveryState, StateWords>;

/** Why an endpoint is off. */
export function disabledWords(reason: string | null): string {
  return reason === "switched_off" ? "You switched it off." : (reason ?? "");
}
