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

/** The account is there and may not be paid out to: told by what Stripe waits for. */
function disabled(
  { state, missing }: NextPayoutFacts["connect"],
  waiting: SentenceParts | null,
): NextPayoutSentence {
  switch (state) {
    case "in_review":
      return {
        tone: "waiting",
        parts: waiting
          ? [...waiting, " waiting while Stripe checks your details"]
          : ["Stripe is checking your details"],
        detail: ["Nothing to do for you. Most checks are over within two working days."],
        action: { label: "See the status", href: "/get-paid" },
      };
    case "closed":
      return {
        tone: "act",
        parts: [...before(waiting), "your Stripe account is closed"],
        detail: ["Connect a new one; your earnings are kept here meanwhile."],
        action: { label: "Connect again", href: "/get-paid" },
      };
    case "rejected":
      return {
        tone: "stopped",
        parts: [...before(waiting), "Stripe does not accept your account"],
        detail: ["Stripe’s support can say why. Your earnings are kept here meanwhile."],
        action: { label: "See the status", href: "/get-paid" },
      };
    case "restricted":
    case "resume":
    case "done":
    case "not_connected":
      return needsSomething(missing, waiting);
    default:
      return state satisfies never;
  }
}

function needsSomething(
  missing: readonly string[],
  waiting: SentenceParts | null,
): NextPayoutSentence {
  const kept = "Your earnings are kept here meanwhile.";
  const [only, ...more] = missing.map(lowerFirst);
  const needs =
    only === undefined
      ? "Stripe has stopped payouts to you"
      : `Stripe needs ${more.length === 0 ? only : `${missing.length} things from you`}`;
  return {
    tone: "act",
    parts: [...before(waiting), needs],
    detail: more.length > 0 ? [`Still missing: ${[only, ...more].join(", ")}. ${kept}`] : [kept],
    action:
      only === undefined
        ? { label: "See the status", href: "/get-paid" }
        : { label: "Continue", href: "/get-paid" },
  };
}

function before(waiting: SentenceParts | null): SentenceParts {
  return waiting ? [...waiting, " waiting; "] : [];
}

function lowerFirst(text: string): string {
  return `${text.slice(0, 1).toLowerCase()}${text.slice(1)}`;
}

/** Payable money first, then what is on its way to being payable; null when there is neither. */
function waitingMoney(payable: Micros, held: Micros): SentenceParts | null {
  const amount = payable > 0n ? payable : held;
  return amount > 0n ? [{ amount }, " is"] : null;
}
