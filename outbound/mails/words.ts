import type { News } from "@/domain/news/news";
import { accountMail } from "./account-mails";
import type { MailedNews, MailWords } from "./mail-words";
import { payoutMail } from "./payout-mails";

/** The words of a mail; null for news that do not travel by mail. */
export function mailOf(news: News): MailWords | null {
  return isMailed(news) ? wordsOf(news) : null;
}

function isMailed(news: News): news is MailedNews {
  switch (news.kind) {
    case "payout_planned":
    case "earning_clawed_back":
    case "connect_updated":
    case "webhook_test":
      return false;
    default:
      return true;
  }
}

function wordsOf(news: MailedNews): MailWords {
  switch (news.kind) {
    case "reserve_released":
    case "balance_negative":
    case "payout_method_changed":
    case "payouts_skipped":
    case "webhook_disabled":
      return accountMail(news);
    default:
      return payoutMail(news);
  }
}
