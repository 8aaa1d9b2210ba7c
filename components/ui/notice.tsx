import type { ReactNode } from "react";
import type { Tone } from "./badge";

const LOOKS: Record<Tone, string> = {
  good: "border-good/30 bg-good-soft text-good",
  busy: "border-accent/30 bg-accent-soft text-accent",
  caution: "border-caution/30 bg-caution-soft text-caution",
  bad: "border-bad/30 bg-bad-soft text-bad",
  neutral: "border-line bg-sunken text-ink-muted",
};

interface Props {
  readonly tone: Tone;
  readonly children: ReactNode;
}

export function Notice({ tone, children }: Props) {
  return (
    <div
      role={tone === "bad" ? "alert" : "status"}
      className={`rounded-control border px-4 py-3 text-sm ${LOOKS[tone]}`}
    >
      {children}
    </div>
  );
}
