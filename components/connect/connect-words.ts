import type { Tone } from "@/components/ui/badge";
import type { ConnectState } from "./connect-state";

export interface ConnectWords {
  readonly badge: string;
  readonly tone: Tone;
  readonly title: string;
  readonly text: string;
  /** What the button that leads to Stripe's hosted form is called; null where none helps. */
  readonly action: string | null;
}

export const CONNECT_WORDS = {
  not_connected: {
    badge: "Not set up",
    tone: "neutral",
    title: "Tell us where your earnings should go",
    text:
      "Stripe pays you. It asks who you are and for a bank account; we never see either. " +
      "It takes about five minutes, and you can stop and carry on later.",
    action: "Set up payouts with Stripe",
  },
  resume: {
    badge: "Not finished",
    tone: "caution",
    title: "Your set-up is not finished",
    text: "What you entered at Stripe is kept. Carry on where you stopped.",
    action: "Carry on at Stripe",
  },
  in_review: {
    badge: "In review",
    tone: "busy",
    title: "Stripe is checking your details",
    text:
      "Nothing to do for you. Most checks are over within two working days; payouts start by " +
      "themselves then, and your earnings are kept until they do.",
    action: null,
  },
  restricted: {
    badge: "Action needed",
    tone: "caution",
    title: "Stripe needs something from you",
    text: "Until it has it, nothing can be sent to you. Your earnings are kept here.",
    action: "Give it to Stripe",
  },
  rejected: {
    badge: "Rejected",
    tone: "bad",
    title: "Stripe does not accept this account",
    text:
      "Stripe has closed it for reasons it may not tell us. Write to Stripe's support; your " +
      "earnings are kept here meanwhile.",
    action: null,
  },
  closed: {
    badge: "Closed",
    tone: "bad",
    title: "Your Stripe account is no longer connected",
    text: "It was closed or disconnected. Connect one again; your earnings are kept here.",
    action: "Connect again",
  },
  done: {
    badge: "Ready",
    tone: "good",
    title: "You are ready to be paid",
    text: "Payouts go to this bank account. To change it, open your Stripe dashboard.",
    action: null,
  },
} as const satisfies Record<ConnectState, ConnectWords>;

/** In place of "done" while money lies at Stripe that the bank did not take. */
export const RETURNED_WORDS: ConnectWords = {
  badge: "Bank details needed",
  tone: "caution",
  title: "Your bank sent your money back",
  text:
    "Stripe takes payouts for you, this bank account does not. Open your Stripe dashboard and " +
    "correct it or name another one.",
  action: null,
};
