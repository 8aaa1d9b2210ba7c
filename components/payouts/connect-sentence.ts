import type { SentenceParts } from "@/components/ui/sentence-parts";
import type { Readiness } from "@/domain/connect/readiness";
import type { Micros } from "@/domain/money";
import type { NextPayoutFacts, NextPayoutSentence } from "./next-payout-sentence";

/** No payout without an account that can take it: what is waiting, and what to do about it. */
export function connectSentence(
  { connect, held }: Pick<NextPayoutFacts, "connect" | "held">,
  state: Exclude<Readiness, "ready">,
  payable: Micros,
): NextPayoutSentence {
  const waiting = waitingMoney(payable, held);
  switch (state) {
    case "not_connected":
      return {
        tone: "act",
        parts: waiting
          ? [...waiting, " waiting for your bank details"]
          : ["Tell us where your earnings should go"],
        detail: ["Stripe asks who you are and for a bank account. It takes about five minutes."],
        action: { label: "Set up payouts", href: "/get-paid" },
      };
    case "onboarding_incomplete":
      return {
        tone: "act",
        parts: waiting
          ? [...waiting, " waiting; your payout set-up is not finished"]
          : ["Your payout set-up is not finished"],
        detail: ["What you entered at Stripe is kept. Carry on where you stopped."],
        action: { label: "Finish set-up", href: "/get-paid" },
      };
    case "payouts_disabled":
      return disabled(connect, waiting);
    default:
      return state satisfies never;
  }
}

function disabled(
  { inReview, closed }: NextPayoutFacts["connect"],
  waiting: SentenceParts | null,
): NextPayoutSentence {
  if (inReview) {
    return {
      tone: "waiting",
      parts: waiting
        ? [...waiting, " waiting while Stripe checks your details"]
        : ["Stripe is checking your details"],
      detail: ["Nothing to do for you. Most checks are over within two working days."],
      action: { label: "See the status", href: "/get-paid" },
    };
  }
  return {
    tone: "act",
    parts: [
      ...(waiting ? [...waiting, " waiting; "] : []),
      closed ? "your Stripe account is closed" : "Stripe has stopped payouts to you",
    ],
    detail: closed
      ? ["Connect a new one; your earnings are kept here meanwhile."]
      : ["It needs something from you first. Your earnings are kept here meanwhile."],
    action: { label: closed ? "Connect again" : "See what is missing", href: "/get-paid" },
  };
}

/** Payable money first, then what is on its way to being payable; null when there is neither. */
function waitingMoney(payable: Micros, held: Micros): SentenceParts | null {
  const amount = payable > 0n ? payable : held;
  return amount > 0n ? [{ amount }, " is"] : null;
}
