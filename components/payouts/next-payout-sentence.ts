import type { ConnectState } from "@/components/connect/connect-state";
import type { SentenceParts } from "@/components/ui/sentence-parts";
import type { Readiness } from "@/domain/connect/readiness";
import { floorToCent, greatest, type Micros, toCents } from "@/domain/money";
import type { BankReturn } from "@/domain/payouts/bank-return";
import type { SkipCode } from "@/domain/payouts/decide";
import type { Schedule } from "@/domain/policy";
import { connectSentence } from "./connect-sentence";
import { returnedSentence } from "./returned-sentence";

/** What the sentence is made of: what a developer gets next and when, or what stands in the way. */
export interface NextPayoutFacts {
  readonly now: Date;
  /** "Chase ••6789" */
  readonly bank: string;
  readonly next: NextPayout;
  /** Not payable yet, and so in no coming sentence's amount. */
  readonly held: Micros;
  readonly minimum: Micros;
  readonly threshold: Micros;
  /** What reserves give back next, and when. */
  readonly nextRelease: { readonly amount: Micros; readonly on: Date } | null;
  readonly holdDays: number;
  readonly schedule: Schedule;
  /** Stopped by a failure of the developer's own account (R10). */
  readonly autoStopped: boolean;
  readonly pausedReason: string | null;
  readonly returned: BankReturn | null;
  readonly connect: ConnectFacts;
}

export type NextPayout =
  | { readonly kind: "pay"; readonly amount: Micros; readonly on: Date }
  | {
      readonly kind: "skip";
      readonly code: SkipCode;
      readonly payable: Micros;
      readonly on: Date | null;
    };

interface ConnectFacts {
  readonly state: ConnectState;
  /** What Stripe asks for before it goes on, in words: "Your date of birth". */
  readonly missing: readonly string[];
}

export interface NextPayoutSentence {
  readonly tone: "good" | "waiting" | "act" | "stopped";
  readonly parts: SentenceParts;
  /** What it means, in one line. */
  readonly detail: SentenceParts;
  readonly action: { readonly label: string; readonly href: string } | null;
}

const CADENCE = { daily: "daily", weekly: "weekly", monthly: "monthly", manual: "manual" } as const;

/** What a developer will get and when, or the exact reason why not and the one thing to do. */
export function nextPayoutSentence(facts: NextPayoutFacts): NextPayoutSentence {
  const coming = comingSentence(facts);
  return facts.returned ? returnedSentence(facts.returned, facts, coming) : coming;
}

function comingSentence(facts: NextPayoutFacts): NextPayoutSentence {
  const { next, bank, now } = facts;
  if (next.kind === "skip") return skipSentence(facts, next);
  return {
    tone: "good",
    parts: [{ amount: next.amount }, ` goes to ${bank} on `, { day: next.on, now }],
    detail: ["Sent at 08:00 UTC. Banks usually show it about two working days later."],
    action: null,
  };
}

type Skipped = Extract<NextPayout, { kind: "skip" }>;

function skipSentence(facts: NextPayoutFacts, next: Skipped): NextPayoutSentence {
  switch (next.code) {
    case "not_connected":
    case "onboarding_incomplete":
    case "payouts_disabled":
      return connectSentence(facts, next.code satisfies Readiness, next.payable);
    case "below_minimum":
      return isShown(next.payable) ? belowMinimum(facts, next) : notPayable(facts);
    case "below_threshold":
      return belowThreshold(facts, next);
    case "in_hold":
      return notPayable(facts);
    case "negative":
      return negative(next);
    case "rounds_to_zero":
      return roundsToZero();
    case "auto_off":
      return facts.autoStopped ? autoStopped(next) : autoOff(facts, next);
    case "not_scheduled_today":
      return notToday(facts, next);
    case "paused":
      return paused(facts, next);
    case "payout_unresolved":
      return unresolved();
    default:
      return next.code satisfies never;
  }
}

function notPayable(facts: NextPayoutFacts): NextPayoutSentence {
  return isShown(facts.held) ? inHold(facts) : nothingLeft(facts);
}

/** What is less than a cent is not spoken of. */
function isShown(amount: Micros): boolean {
  return toCents(amount) > 0n;
}

function nothingLeft({ nextRelease, now }: NextPayoutFacts): NextPayoutSentence {
  const released: SentenceParts = nextRelease
    ? [
        { amount: nextRelease.amount },
        " leaves your reserve on ",
        { day: nextRelease.on, now },
        ". ",
      ]
    : [];
  return {
    tone: "waiting",
    parts: ["Nothing is waiting to be paid out"],
    detail: [
      ...released,
      "As soon as your apps earn something, this line says what you get and when.",
    ],
    action: null,
  };
}

const MORE = " more and it goes out";

function belowMinimum(facts: NextPayoutFacts, next: Skipped): NextPayoutSentence {
  const { minimum, threshold } = facts;
  const needed = greatest(minimum, threshold);
  const missing: SentenceParts = [
    { amount: needed - floorToCent(next.payable) },
    ...(threshold > minimum
      ? [" more reaches your own ", { amount: threshold }, " limit"]
      : [MORE]),
  ];
  return {
    tone: "waiting",
    parts: [{ amount: next.payable }, " payable, below the ", { amount: minimum }, " minimum"],
    detail: ["It carries over, nothing is lost. ", ...missing, ...inHoldToo(facts), "."],
    action: null,
  };
}

function belowThreshold(facts: NextPayoutFacts, next: Skipped): NextPayoutSentence {
  const { threshold } = facts;
  return {
    tone: "waiting",
    parts: [{ amount: next.payable }, " payable, below your own ", { amount: threshold }, " limit"],
    detail: [
      "It carries over until it reaches your limit",
      ...inHoldToo(facts),
      ". You can also ask for it now.",
    ],
    action: null,
  };
}

function inHold({ held, holdDays, minimum, threshold }: NextPayoutFacts): NextPayoutSentence {
  const needed = greatest(minimum, threshold);
  const start = threshold > minimum ? "Your own limit is " : "A payout needs ";
  return {
    tone: "waiting",
    parts: [{ amount: held }, " is in its hold, nothing is payable yet"],
    detail: [
      `Earnings become payable ${holdDays} days after the call. `,
      ...(held < needed ? [start, { amount: needed }, "; until then they add up."] : []),
    ],
    action: null,
  };
}

function negative({ payable }: Skipped): NextPayoutSentence {
  return {
    tone: "stopped",
    parts: ["You are ", { amount: -payable }, " below zero"],
    detail: [
      "Refunds took back more than you had left. Your next earnings fill this first; ",
      "after that payouts go out again by themselves.",
    ],
    action: null,
  };
}

function roundsToZero(): NextPayoutSentence {
  return {
    tone: "waiting",
    parts: ["Less than a cent is left to send"],
    detail: ["It stays yours and goes out with your next earnings."],
    action: null,
  };
}

function autoOff({ schedule, held }: NextPayoutFacts, { payable }: Skipped): NextPayoutSentence {
  const why = schedule === "manual" ? "Your schedule is manual" : "Automatic payouts are off";
  return {
    tone: "waiting",
    parts: [{ amount: payable }, " payable, and no payout is planned"],
    detail: [`${why}: ask for it whenever you like`, ...inHoldToo({ held }), "."],
    action: null,
  };
}

function autoStopped({ payable }: Skipped): NextPayoutSentence {
  return {
    tone: "act",
    parts: ["Your last payout failed; ", { amount: payable }, " is waiting"],
    detail: [
      "Your Stripe account could not take it. Once the account is ready again, ",
      "payouts resume by themselves.",
    ],
    action: { label: "Check your Stripe account", href: "/get-paid" },
  };
}

function notToday(facts: NextPayoutFacts, next: Skipped): NextPayoutSentence {
  const { now, schedule } = facts;
  const when: SentenceParts = next.on ? [" on ", { day: next.on, now }] : [];
  return {
    tone: "waiting",
    parts: [{ amount: next.payable }, ` payable at your next ${CADENCE[schedule]} payout`, ...when],
    detail: ["You can also ask for it now."],
    action: null,
  };
}

function paused({ pausedReason }: NextPayoutFacts, { payable }: Skipped): NextPayoutSentence {
  return {
    tone: "stopped",
    parts: ["Your payouts are paused; ", { amount: payable }, " is safe"],
    detail: [
      pausedReason ? `Our team paused them: ${pausedReason}. ` : "Our team paused them. ",
      "Your earnings keep counting, and go out once the pause is lifted.",
    ],
    action: null,
  };
}

function unresolved(): NextPayoutSentence {
  return {
    tone: "waiting",
    parts: ["The next payout is planned once the current one has arrived"],
    detail: ["There is never more than one on its way, so that nothing is paid twice."],
    action: null,
  };
}

function inHoldToo({ held }: Pick<NextPayoutFacts, "held">): SentenceParts {
  return isShown(held) ? ["; ", { amount: held }, " more is still in its hold"] : [];
}
