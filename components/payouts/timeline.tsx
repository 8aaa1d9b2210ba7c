import { Check, X } from "lucide-react";
import { DateTime } from "@/components/ui/date-time";
import type { TimelineStep } from "./payout-timeline";

const DOTS = {
  done: "bg-accent text-accent-ink",
  now: "border-2 border-accent bg-surface",
  later: "border-2 border-line-strong bg-surface",
  failed: "bg-bad text-surface",
} as const satisfies Record<TimelineStep["status"], string>;

const SPOKEN = { done: "Done", now: "Now", later: "Later", failed: "Failed" } as const;

/** The steps of a payout from top to bottom. */
export function Timeline({ steps }: { readonly steps: readonly TimelineStep[] }) {
  return (
    <ol className="text-sm">
      {steps.map((step) => (
        <li key={step.label} className="group relative flex gap-3.5 pb-6 last:pb-0">
          <span
            aria-hidden
            className="absolute top-5 bottom-0 left-2.25 w-0.5 bg-line group-last:hidden"
          />
          <Dot status={step.status} />
          <div className={step.status === "later" ? "text-ink-faint" : ""}>
            <p className="font-medium">
              <span className="sr-only">{SPOKEN[step.status]}: </span>
              {step.label}
            </p>
            {step.at ? <When step={step} at={step.at} /> : null}
            {step.note ? <p className="mt-0.5 text-ink-muted">{step.note}</p> : null}
          </div>
        </li>
      ))}
    </ol>
  );
}

function When({ step, at }: { readonly step: TimelineStep; readonly at: Date }) {
  return (
    <p className="text-ink-faint">
      {step.precision === "expected_day" ? "Expected " : ""}
      <DateTime value={at} as={step.precision ? "long" : "moment"} />
    </p>
  );
}

function Dot({ status }: Pick<TimelineStep, "status">) {
  return (
    <span
      aria-hidden
      className={`relative flex size-5 shrink-0 items-center justify-center rounded-full
        ${DOTS[status]}`}
    >
      {status === "done" ? <Check className="size-3" strokeWidth={3} /> : null}
      {status === "failed" ? <X className="size-3" strokeWidth={3} /> : null}
      {status === "now" ? <span className="size-2 rounded-full bg-accent" /> : null}
    </span>
  );
}
