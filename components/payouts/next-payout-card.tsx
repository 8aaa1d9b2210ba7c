import { CalendarCheck, CircleAlert, Hourglass, Send } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { buttonClass } from "@/components/ui/button";
import { Sentence } from "@/components/ui/sentence";
import type { SentenceParts } from "@/components/ui/sentence-parts";
import type { NextPayoutSentence } from "./next-payout-sentence";

const TONES = {
  good: { Icon: CalendarCheck, look: "bg-accent-soft text-accent" },
  waiting: { Icon: Hourglass, look: "bg-sunken text-ink-muted" },
  act: { Icon: CircleAlert, look: "bg-caution-soft text-caution" },
  stopped: { Icon: CircleAlert, look: "bg-bad-soft text-bad" },
} as const;

interface Props {
  readonly sentence: NextPayoutSentence;
  /** Told first: it is what people look for once they know that something was sent. */
  readonly onItsWay: SentenceParts | null;
  /** The button that asks for a payout now. */
  readonly children: ReactNode;
}

/** The first thing on the first page: what you get and when, or why not and what to do. */
export function NextPayoutCard({ sentence, onItsWay, children }: Props) {
  const { parts, detail, action, tone } = sentence;
  const { Icon, look } = TONES[tone];
  return (
    <section
      aria-labelledby="next-payout"
      className="rounded-card border border-line bg-surface p-5 shadow-card sm:p-8"
    >
      {onItsWay ? (
        <p className="mb-5 flex items-center gap-2.5 border-b border-line pb-5 text-ink-muted">
          <Send className="size-4 shrink-0 text-accent" aria-hidden />
          <span>
            <Sentence parts={onItsWay} />.
          </span>
        </p>
      ) : null}
      <div className="flex gap-4">
        <span
          className={`hidden size-11 shrink-0 items-center justify-center rounded-full sm:flex
            ${look}`}
        >
          <Icon className="size-5" aria-hidden />
        </span>
        <div>
          <h1
            id="next-payout"
            className="max-w-[34ch] text-2xl leading-tight font-semibold tracking-tight sm:text-3xl"
          >
            <Sentence parts={parts} />
          </h1>
          <p className="mt-2.5 max-w-prose text-ink-muted">
            <Sentence parts={detail} />
          </p>
          <div className="mt-5 flex flex-wrap items-start gap-3">
            {action ? (
              <Link href={action.href} className={buttonClass({ look: "primary" })}>
                {action.label}
              </Link>
            ) : null}
            {children}
          </div>
        </div>
      </div>
    </section>
  );
}
