import { bankFailure, transferFailure } from "@/components/payouts/failure-words";
import { amountText } from "@/components/ui/amount-text";
import { periodText, shortDay } from "@/components/ui/date-text";
import { type MailedPayout, type MailRow, type MailWords, row } from "./mail-words";

const SAFE = "Nothing is lost: the money is back in your balance and stays yours.";

/** What became of a payout. */
export function payoutMail(news: MailedPayout): MailWords {
  switch (news.kind) {
    case "payout_sent":
      return sent(news);
    case "payout_deposited":
      return deposited(news);
    case "payout_failed":
      return failed(news);
    case "payout_cancelled":
      return cancelled(news);
    case "payout_returned":
      return returned(news);
    case "transfer_returned":
      return takenBack(news);
    default:
      return news satisfies never;
  }
}

function sent(news: MailedPayout): MailWords {
  const amount = amountText(news.transfer);
  return {
    subject: `${amount} is on its way to your bank`,
    preview: `Stripe has your payout. ${bankOf(news)} usually shows it in two working days.`,
    heading: "Your payout is on its way",
    amount,
    paragraphs: [
      `Stripe has it and passes it on to ${bankOf(news)}. Banks usually show it about two ` +
        "working days later. You need not do anything.",
    ],
    rows: [...madeOf(news), ...row("Kept in reserve", reserveOf(news))],
    action: payoutLink(news),
  };
}

function deposited(news: MailedPayout): MailWords {
  const amount = amountText(news.transfer);
  return {
    subject: `${amount} has arrived in your bank`,
    preview: `Stripe paid it out to ${bankOf(news)}.`,
    heading: "Your payout has arrived",
    amount,
    paragraphs: [
      `Stripe paid it out to ${bankOf(news)}. If you cannot find it there, your bank can look ` +
        "for it by the trace number.",
    ],
    rows: [
      ...madeOf(news),
      ...row("Arrived", news.arrivesAt && shortDay(news.arrivesAt)),
      ...row("Trace number", news.traceId),
    ],
    action: payoutLink(news),
  };
}

function failed(news: MailedPayout): MailWords {
  const amount = amountText(news.transfer);
  const { reason: why, cure } = transferFailure(news.failureCode);
  return {
    subject: `Your payout of ${amount} did not go through`,
    preview: `${why} The money is back in your balance.`,
    heading: "Your payout did not go through",
    amount,
    paragraphs: [
      `${why} ${SAFE}`,
      `${cure} Automatic payouts wait until your account is ready and then go on by themselves.`,
    ],
    rows: madeOf(news),
    action: { label: "See what to do", href: "/get-paid" },
  };
}

function cancelled(news: MailedPayout): MailWords {
  const amount = amountText(news.transfer);
  return {
    subject: `Your payout of ${amount} was cancelled`,
    preview: "The money is back in your balance.",
    heading: "Your payout was cancelled",
    amount,
    paragraphs: [
      `Our team cancelled it before it was sent. ${SAFE}`,
      "It goes out with your next payout. You need not do anything.",
    ],
    rows: madeOf(news),
    action: payoutLink(news),
  };
}

function returned(news: MailedPayout): MailWords {
  const amount = amountText(news.transfer);
  const { reason: why, cure } = bankFailure(news.failureCode);
  return {
    subject: `Your bank sent back ${amount}`,
    preview: `${why} The money is in your Stripe balance.`,
    heading: "Your bank sent the money back",
    amount,
    paragraphs: [
      `${why} The money is in your Stripe balance now, not with us.`,
      `${cure} Stripe then pays it out again.`,
    ],
    rows: [...row("Bank", bankOf(news)), ...madeOf(news)],
    action: { label: "Correct bank details", href: "/get-paid" },
  };
}

function takenBack(news: MailedPayout): MailWords {
  const isAll = news.reversed === news.transfer;
  const amount = amountText(news.reversed);
  return {
    subject: `${amount} of a payout was taken back`,
    preview: "It is owed to you again.",
    heading: isAll ? "A payout was taken back" : "Part of a payout was taken back",
    amount,
    paragraphs: [
      `Of your payout of ${amountText(news.transfer)}, ${isAll ? "all" : amount} went from your ` +
        "Stripe balance back to the platform.",
      "It is in your balance here again and goes out with your next payout. You need not do " +
        "anything.",
    ],
    rows: madeOf(news),
    action: payoutLink(news),
  };
}

function madeOf({ earningsCount, periodStart, periodEnd }: MailedPayout): readonly MailRow[] {
  if (earningsCount === 0) return row("Made of", "Released reserves");
  const calls = earningsCount === 1 ? "1 call" : `${earningsCount.toLocaleString("en")} calls`;
  return row("Earned with", `${calls}, ${periodText(periodStart, periodEnd)}`);
}

function reserveOf({ reserve }: MailedPayout): string | null {
  return reserve === 0n ? null : amountText(reserve);
}

function bankOf({ bankName, bankLast4 }: MailedPayout): string {
  if (!bankLast4) return "your bank";
  return `${bankName ?? "your bank"}\u00a0••••${bankLast4}`;
}

function payoutLink({ payoutId }: MailedPayout) {
  return { label: "Look at this payout", href: `/payouts/${payoutId}` };
}
