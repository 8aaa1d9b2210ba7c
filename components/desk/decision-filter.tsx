import Link from "next/link";
import { hrefWith } from "@/components/ui/href";
import { DECISION_WORDS, isDecisionCode } from "./decision-words";

interface Props {
  readonly path: string;
  readonly decisions: Readonly<Record<string, number>>;
  readonly chosen: string | null;
}

/** How many there are of each decision; each is a filter with an address of its own. */
export function DecisionFilter({ path, decisions, chosen }: Props) {
  const all = Object.values(decisions).reduce((sum, count) => sum + count, 0);
  const known = Object.entries(decisions).sort(([, a], [, b]) => b - a);
  return (
    <nav aria-label="Decisions" className="flex flex-wrap gap-2 px-5 pb-3 text-sm sm:px-6">
      <Choice href={path} isChosen={chosen === null} label="Everybody" count={all} />
      {known.map(([code, count]) => (
        <Choice
          key={code}
          href={hrefWith(path, { code })}
          isChosen={chosen === code}
          label={isDecisionCode(code) ? DECISION_WORDS[code] : code}
          count={count}
        />
      ))}
    </nav>
  );
}

interface ChoiceProps {
  readonly href: string;
  readonly isChosen: boolean;
  readonly label: string;
  readonly count: number;
}

export function Choice({ href, isChosen, label, count }: ChoiceProps) {
  return (
    <Link
      href={href}
      scroll={false}
      aria-current={isChosen ? "true" : undefined}
      className="rounded-full border border-line px-3 py-1 text-ink-muted hover:bg-sunken
        aria-[current=true]:border-accent aria-[current=true]:bg-accent-soft
        aria-[current=true]:text-accent"
    >
      {label} <span className="tabular-nums">{count.toLocaleString("en-US")}</span>
    </Link>
  );
}
