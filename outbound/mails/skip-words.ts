import type { SkipTold } from "@/domain/news/skips";

interface SkipWords {
  readonly why: string;
  /** What to do, or that there is nothing to do. */
  readonly advice: string;
  readonly action: { readonly label: string; readonly href: string };
}

const OVERVIEW = { label: "See your balance", href: "/" } as const;
const CONNECT = { label: "Set up payouts", href: "/get-paid" } as const;
const SETTINGS = { label: "Open settings", href: "/settings" } as const;

const WORDS = {
  below_minimum: {
    why: "What was payable did not reach the minimum of a payout.",
    advice: "It carries over and goes out once enough has come together. Nothing is lost.",
    action: OVERVIEW,
  },
  below_threshold: {
    why: "What was payable did not reach the limit that you set.",
    advice: "It carries over until it does. You can lower your limit, or ask for a payout.",
    action: SETTINGS,
  },
  not_connected: {
    why: "We do not know yet where to send your money.",
    advice: "Set up payouts with Stripe; it takes some minutes. Until then everything is kept.",
    action: CONNECT,
  },
  onboarding_incomplete: {
    why: "Your set-up at Stripe is not finished.",
    advice: "Go on where you stopped. Until then everything is kept for you.",
    action: { label: "Finish set-up", href: "/get-paid" },
  },
  payouts_disabled: {
    why: "Your Stripe account cannot take payouts at the moment.",
    advice: "See what Stripe asks of you. Until then everything is kept for you.",
    action: { label: "See what is missing", href: "/get-paid" },
  },
  auto_off: {
    why: "Automatic payouts are off.",
    advice: "Ask for a payout whenever you like, or switch automatic payouts on.",
    action: SETTINGS,
  },
  paused: {
    why: "Our team has paused your payouts.",
    advice: "Your earnings keep counting and go out once the pause is lifted.",
    action: OVERVIEW,
  },
  negative: {
    why: "Refunds or chargebacks took back more than you had left.",
    advice: "Your next earnings fill that first; after that payouts go out again by themselves.",
    action: OVERVIEW,
  },
  rounds_to_zero: {
    why: "Less than a cent would have been left to send.",
    advice: "It stays yours and goes out with your next earnings.",
    action: OVERVIEW,
  },
} as const satisfies Record<SkipTold, SkipWords>;

export function skipWords(code: SkipTold): SkipWords {
  return WORDS[code];
}
