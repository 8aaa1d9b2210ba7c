import { amountText } from "@/components/ui/amount-text";
import { monthText } from "@/components/ui/date-text";
import { type MailedNews, type MailedPayout, type MailWords, row } from "./mail-words";
import { skipWords } from "./skip-words";

type AccountNews = Exclude<MailedNews, MailedPayout>;

/** What became of a reserve, a balance, a bank account, a month, an endpoint. */
export function accountMail(news: AccountNews): MailWords {
  switch (news.kind) {
    case "reserve_released":
      return released(news);
    case "balance_negative":
      return negative(news);
    case "payout_method_changed":
      return methodChanged(news);
    case "payouts_skipped":
      return skipped(news);
    case "webhook_disabled":
      return webhookDisabled(news);
    default:
      return news satisfies never;
  }
}

type Of<Kind extends AccountNews["kind"]> = Extract<AccountNews, { readonly kind: Kind }>;

function released({ amount }: Of<"reserve_released">): MailWords {
  const shown = amountText(amount);
  return {
    subject: `${shown} from your reserve is released`,
    preview: "It goes out with your next payout.",
    heading: "Part of your reserve is released",
    amount: shown,
    paragraphs: [
      "It was kept back from an earlier payout for its time, and that is over. It is in your " +
        "balance now, goes out with your next payout, and is not kept back again.",
    ],
    rows: [],
    action: { label: "See your reserves", href: "/reserves" },
  };
}

function negative({ missing }: Of<"balance_negative">): MailWords {
  const shown = amountText(-missing);
  return {
    subject: "Your balance went below zero",
    preview: "Your next earnings fill it by themselves.",
    heading: "Your balance went below zero",
    amount: null,
    paragraphs: [
      "Refunds or chargebacks took back more than you had left, your reserve included. The first " +
        `that did left ${shown}; more of the same day are not told one by one, so look at your ` +
        "Overview for where it stands now.",
      "You need not pay anything. Your next earnings fill it first; after that payouts go out " +
        "again by themselves.",
    ],
    rows: [],
    action: { label: "See where it stands now", href: "/" },
  };
}

function methodChanged(news: Of<"payout_method_changed">): MailWords {
  const { bankName, bankLast4 } = news;
  const bank = bankLast4 ? `${bankName ?? "Bank"}\u00a0••••${bankLast4}` : "none";
  return {
    subject: "The bank account for your payouts was changed",
    preview: "If this was not you, check your Stripe account now.",
    heading: "Your payouts go to another bank account",
    amount: null,
    paragraphs: [
      bankLast4
        ? "From now on Stripe pays out to the account below."
        : "There is no bank account at Stripe any more, so nothing can be paid out to you.",
      "If this was not you, sign in to Stripe now and correct it, and tell us.",
    ],
    rows: row("Bank account", bank),
    action: { label: "Check it", href: "/get-paid" },
  };
}

function skipped({ month, days, code, payable, held }: Of<"payouts_skipped">): MailWords {
  const name = monthText(new Date(`${month}-01T00:00:00Z`), "long");
  const { why, advice, action } = skipWords(code);
  return {
    subject: `Why there was no payout in ${name}`,
    preview: why,
    heading: `No payout in ${name}`,
    amount: null,
    paragraphs: [why, advice],
    rows: [
      ...row("Payable", amountText(payable)),
      ...row("Still in its hold", held === 0n ? null : amountText(held)),
      ...row("Passed over", days === 1 ? "1 day" : `${days} days`),
    ],
    action,
  };
}

function webhookDisabled({ url, reason }: Of<"webhook_disabled">): MailWords {
  return {
    subject: "We stopped sending to one of your webhooks",
    preview: reason,
    heading: "A webhook of yours is switched off",
    amount: null,
    paragraphs: [
      reason,
      "Once it answers again, switch it on in your settings. What it missed is in its log and " +
        "can be sent again from there.",
    ],
    rows: row("Address", url),
    action: { label: "Open webhooks", href: "/settings/webhooks" },
  };
}
