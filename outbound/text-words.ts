import "server-only";
import { amountText } from "@/components/ui/amount-text";
import type { News } from "@/domain/news/news";

/** A text message, short enough for one part. */
export function textOf(news: News): string {
  if (news.kind !== "payout_deposited") throw new Error(`${news.kind} is not told by text message`);
  const { transfer, bankLast4 } = news;
  const bank = bankLast4 ? `your bank account ending in ${bankLast4}` : "your bank account";
  return `Tributary: ${amountText(transfer)} has arrived in ${bank}.`;
}
