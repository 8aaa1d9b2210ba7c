import { Check } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { buttonClass } from "@/components/ui/button";
import { Card } from "@/components/ui/card";

interface Props {
  readonly hasApp: boolean;
  /** Stripe can pay them. */
  readonly isReady: boolean;
  readonly holdDays: number;
}

interface Step {
  readonly title: string;
  readonly text: string;
  readonly isDone: boolean;
  readonly action?: { readonly label: string; readonly href: string };
}

/** For those who have earned nothing yet: what there is to do until the first payout. */
export function FirstSteps({ hasApp, isReady, holdDays }: Props) {
  const steps: readonly Step[] = [
    {
      title: "Create an app",
      text: "It carries your markup: what its users pay above the cost of a call.",
      isDone: hasApp,
      action: { label: "Create an app", href: "/apps/new" },
    },
    {
      title: "Set up payouts",
      text: "Stripe asks who you are and for a bank account, in about five minutes.",
      isDone: isReady,
      action: { label: "Set up payouts", href: "/get-paid" },
    },
    {
      title: "Let your users call",
      text:
        "Name the app’s id with each call. What it earns shows here within seconds and goes " +
        `out by itself ${holdDays} days later.`,
      isDone: false,
      ...(hasApp ? { action: { label: "Find the app’s id", href: "/apps" } } : {}),
    },
  ];
  const next = steps.find(({ isDone }) => !isDone);
  return (
    <Card title="Until your first payout">
      <ol className="flex flex-col gap-5 text-sm">
        {steps.map((step, place) => (
          <li key={step.title} className="flex gap-3.5">
            <Mark isDone={step.isDone}>{place + 1}</Mark>
            <div className="flex min-w-0 flex-1 flex-wrap items-start justify-between gap-3">
              <div className="min-w-0 flex-1 basis-64">
                <p className={`font-medium ${step.isDone ? "text-ink-muted line-through" : ""}`}>
                  {step.title}
                  {step.isDone ? <span className="sr-only"> (done)</span> : null}
                </p>
                {step.isDone ? null : <p className="mt-0.5 text-ink-muted">{step.text}</p>}
              </div>
              {step === next && step.action ? (
                <Link href={step.action.href} className={buttonClass({ size: "small" })}>
                  {step.action.label}
                </Link>
              ) : null}
            </div>
          </li>
        ))}
      </ol>
    </Card>
  );
}

function Mark({ isDone, children }: { readonly isDone: boolean; readonly children: ReactNode }) {
  return (
    <span
      aria-hidden
      className={`flex size-6 shrink-0 items-center justify-center rounded-full text-xs
        font-semibold tabular-nums
        ${isDone ? "bg-accent text-accent-ink" : "bg-accent-soft text-accent"}`}
    >
      {isDone ? <Check className="size-3.5" strokeWidth={3} /> : children}
    </span>
  );
}
