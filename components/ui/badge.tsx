import type { ReactNode } from "react";

const TONES = {
  good: "bg-good-soft text-good",
  busy: "bg-accent-soft text-accent",
  caution: "bg-caution-soft text-caution",
  bad: "bg-bad-soft text-bad",
  neutral: "bg-sunken text-ink-muted",
} as const;
export type Tone = keyof typeof TONES;

export function Badge({ tone, children }: { readonly tone: Tone; readonly children: ReactNode }) {
  return (
    <span
      className={`inline-flex items-center gap-1.5 rounded-full px-2.5 py-0.5 text-xs font-medium
        whitespace-nowrap ${TONES[tone]}`}
    >
      <span aria-hidden className="size-1.5 rounded-full bg-current" />
      {children}
    </span>
  );
}
