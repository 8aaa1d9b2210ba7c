import { Badge } from "@/components/ui/badge";
import { type PayoutStanding, STATE_WORDS, settlementWords, type Words } from "./payout-words";

const TEXT: Record<Words["tone"], string> = {
  good: "text-ink",
  busy: "text-accent",
  caution: "text-caution",
  bad: "text-bad",
  neutral: "text-ink-faint",
};

/** Our own state of a payout. */
export function StateBadge({ state }: Pick<PayoutStanding, "state">) {
  const { label, tone } = STATE_WORDS[state];
  return <Badge tone={tone}>{label}</Badge>;
}

/** The bank's part of it. */
export function SettlementText({ standing }: { readonly standing: PayoutStanding }) {
  const { label, tone } = settlementWords(standing);
  return <span className={TEXT[tone]}>{label}</span>;
}
