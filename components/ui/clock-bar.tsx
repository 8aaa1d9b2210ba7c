"use client";

import { FastForward } from "lucide-react";
import { useFormStatus } from "react-dom";

interface Props {
  /** "24 Nov 2026, 08:00 UTC" */
  readonly now: string;
  readonly move: (form: FormData) => Promise<void>;
}

const MOVES = [
  { by: "P1D", label: "+1 day", spoken: "Forward one day", pending: "Living through a day…" },
  { by: "P7D", label: "+7", spoken: "Forward 7 days", pending: "Living through 7 days…" },
  { by: "P90D", label: "+90", spoken: "Forward 90 days", pending: "Living through 90 days…" },
  {
    by: "next_run",
    label: "Next run",
    spoken: "Go to the next run",
    pending: "Going to the next run…",
  },
] as const;

/** The sandbox's test clock: everything that falls due on the way happens on the way. */
export function ClockBar({ now, move }: Props) {
  return (
    <form
      action={move}
      aria-label="Test clock"
      className="sticky bottom-0 z-20 border-t border-line bg-surface/95 px-3 py-2 text-xs
        backdrop-blur-sm sm:px-8 print:hidden"
    >
      <Controls now={now} />
    </form>
  );
}

function Controls({ now }: Pick<Props, "now">) {
  const { pending, data } = useFormStatus();
  const asked = MOVES.find(({ by }) => by === data?.get("by"));
  return (
    <div className="mx-auto flex max-w-5xl items-center justify-between gap-2">
      <p role="status" className="flex items-center gap-2 text-ink-muted">
        <FastForward className="hidden size-3.5 text-ink-faint sm:block" aria-hidden />
        {pending ? (asked?.pending ?? "Moving the clock…") : <Now text={now} />}
      </p>
      <div className="flex shrink-0 gap-1 sm:gap-1.5">
        {MOVES.map(({ by, label, spoken }) => (
          <button
            key={by}
            type="submit"
            name="by"
            value={by}
            disabled={pending}
            aria-label={spoken}
            className="min-h-7 rounded-md border border-line px-1.5 font-medium text-ink-muted
              tabular-nums hover:border-line-strong hover:text-ink disabled:cursor-progress
              disabled:text-ink-faint sm:px-2.5"
          >
            {label}
          </button>
        ))}
      </div>
    </div>
  );
}

function Now({ text }: { readonly text: string }) {
  return (
    <span>
      <span className="sr-only sm:not-sr-only">Sandbox time: </span>
      {text}
    </span>
  );
}
