import "server-only";
import { nextPayoutSentence } from "@/components/payouts/next-payout-sentence";
import { type SentenceParts, sentenceText } from "@/components/ui/sentence-parts";
import type { Micros } from "@/domain/money";
import type { SkipCode } from "@/domain/payouts/decide";
import type { UpcomingPayout } from "@/operations/get-upcoming-payout";
import { nextPayoutFacts } from "../(portal)/_facts/next-payout";

/** The next automatic payout, with the portal's own words for it. */
export interface ForetoldPayout {
  /** Null when no run takes part by itself. */
  readonly runAt: Date | null;
  /** In micros; 0 while there is a reason against it. */
  readonly transfer: Micros;
  readonly reserve: Micros;
  readonly skipped: { readonly code: SkipCode; readonly sentence: string } | null;
  readonly headline: string;
  readonly detail: string;
  /** The one thing to do, where that is something the developer can do. */
  readonly action: { readonly label: string; readonly url: string } | null;
}

export function foretellPayout(
  upcoming: UpcomingPayout,
  now: Date,
  appUrl: string,
): ForetoldPayout {
  const { decision, runAt } = upcoming.forecast;
  const { parts, detail, action } = nextPayoutSentence(nextPayoutFacts(upcoming, now));
  const words = {
    headline: plain(parts),
    detail: plain(detail),
    action: action && { label: action.label, url: `${appUrl}${action.href}` },
  };
  if (decision.kind === "pay") {
    const { transfer, reserve } = decision;
    return { runAt, transfer, reserve, skipped: null, ...words };
  }
  const sentence = `${words.headline}. ${words.detail}`.trim();
  const skipped = { code: decision.code, sentence };
  const next = decision.code === "auto_off" ? null : runAt;
  return { runAt: next, transfer: 0n, reserve: 0n, skipped, ...words };
}

/** Scripts compare and print it: no spaces of another kind. */
function plain(parts: SentenceParts): string {
  return sentenceText(parts).replaceAll("\u00a0", " ");
}
