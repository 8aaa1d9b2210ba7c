import { Card } from "@/components/ui/card";
import { Sentence } from "@/components/ui/sentence";
import type { Payout } from "@/domain/payouts/payout";
import type { PayoutParts } from "@/domain/payouts/waterfall";
import type { PayoutReserve } from "@/domain/reserves/reserve";
import { reserveSentence } from "./reserve-words";
import { Waterfall } from "./waterfall";

interface Props {
  readonly title: string;
  readonly explained: {
    readonly payout: Payout & { readonly reserveBps: number; readonly reserveDays: number };
    readonly parts: PayoutParts;
    /** Null when it kept nothing back. */
    readonly reserve: PayoutReserve | null;
  };
  readonly now: Date;
}

/** From what a payout claims to what it sends, and what becomes of the rest. */
export function HowItAddsUp({ title, explained, now }: Props) {
  const { payout, parts, reserve } = explained;
  return (
    <Card title={title}>
      <Waterfall payout={payout} parts={parts} reserveBps={payout.reserveBps} />
      {reserve ? (
        <p className="mt-5 rounded-control bg-sunken px-4 py-3 text-sm text-ink-muted">
          <span className="font-medium text-ink">Reserve. </span>
          <Sentence parts={reserveSentence(reserve, payout.reserveDays, now)} />
        </p>
      ) : null}
    </Card>
  );
}
