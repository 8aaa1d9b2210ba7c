import { Badge } from "@/components/ui/badge";
import { type PayoutStanding, STATE_WORDS, settlementWords, type Words } from "./payout-words";

const TEXT: Record<Words["tone"], string> = {
  good: "text-ink",
  busy: "text-accent",
  caution: "text-caution",
  bad: "text-bad",
  neutral: "text-ink-faint",
};

const RETURNED: Words = { label: "Returned", tone: "bad" };

/** Our own state of a payout; what the bank sent back is not told as paid. */
export function StateBadge({ standing }: { readonly standing: PayoutStanding }) {
  const { state, settlement } = standing;
  const isReturned = state === "paid" && settlement === "returned";
  const { label, tone } = isReturned ? RETURNED : STATE_WORDS[state];
  return <Badge tone={tone}>{label}</Badge>;
}

/** The bank's part of it. */
export function SettlementText({ standing }: { readonly standing: PayoutStanding }) {
  const { label, tone } = settlementWords(standing);
  return <span className={TEXT[tone]}>{label}</span>;
}
