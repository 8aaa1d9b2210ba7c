import { amountText } from "@/components/ui/amount-text";
import type { Tone } from "@/components/ui/badge";
import { monthText } from "@/components/ui/date-text";
import type { MessageState, News } from "@/domain/news/news";

interface StateWords {
  readonly tone: Tone;
  readonly words: string;
}

export const MESSAGE_WORDS = {
  waiting: { tone: "busy", words: "On its way" },
  sent: { tone: "good", words: "Sent" },
  dead: { tone: "bad", words: "Given up" },
  not_sent: { tone: "neutral", words: "Not sent" },
} as const satisfies Record<MessageState, StateWords>;

/** What a message was about, in a line. */
export function aboutWords(news: News): string {
  switch (news.kind) {
    case "payout_planned":
      return `Payout of ${amountText(news.transfer)} planned`;
    case "payout_sent":
      return `Payout of ${amountText(news.transfer)} sent`;
    case "payout_deposited":
      return `Payout of ${amountText(news.transfer)} arrived`;
    case "payout_failed":
      return `Payout of ${amountText(news.transfer)} failed`;
    case "payout_cancelled":
      return `Payout of ${amountText(news.transfer)} cancelled`;
    case "payout_returned":
      return `${amountText(news.transfer)} sent back by the bank`;
    case "transfer_returned":
      return `${amountText(news.reversed)} of a payout taken back`;
    case "reserve_released":
      return `Reserve of ${amountText(news.amount)} released`;
    case "earning_clawed_back":
      return `Earning of ${amountText(news.amount)} taken back`;
    case "balance_negative":
      return `Balance went below zero, at first to ${amountText(-news.missing)}`;
    case "connect_updated":
      return "Stripe account changed";
    case "payout_method_changed":
      return "Bank account changed";
    case "payouts_skipped":
      return `No payout in ${monthText(new Date(`${news.month}-01T00:00:00Z`), "long")}`;
    case "webhook_disabled":
      return "Webhook switched off";
    case "webhook_test":
      return "Webhook tested";
    default:
      return news satisfies never;
  }
}
