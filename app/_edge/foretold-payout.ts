import "server-only";
import { nextPayoutSentence } from "@/components/payouts/next-payout-sentence";
import { type SentenceParts, sentenceText } from "@/components/ui/sentence-parts";
import type { ForetoldPayout } from "@/contract/payouts/upcoming";
import type { UpcomingPayout } from "@/operations/get-upcoming-payout";
import { nextPayoutFacts } from "../(portal)/_facts/next-payout";

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
