import { Card } from "@/components/ui/card";
import type { Policy } from "@/domain/policy";

/** What happens between a call and the bank, for people who have not been paid yet. */
export function HowItWorks({ policy }: { readonly policy: Policy }) {
  const { holdDays, reserveBps, reserveDays } = policy;
  const steps = [
    ["A call earns its markup", `We take ${policy.feeBps / 100}% of it, once.`],
    [`It rests ${holdDays} days`, "Refunds in that time are settled before anything is sent."],
    [
      "It goes out with the daily run",
      reserveBps > 0
        ? `${reserveBps / 100}% is kept ${reserveDays} days in reserve, then paid out too.`
        : "All of it is sent.",
    ],
    ["Stripe sends it to your bank", "That usually takes two working days."],
  ] as const;
  return (
    <Card title="How you get paid">
      <ol className="grid gap-x-8 gap-y-5 text-sm sm:grid-cols-2">
        {steps.map(([title, text], place) => (
          <li key={title} className="flex gap-3">
            <span
              aria-hidden
              className="flex size-6 shrink-0 items-center justify-center rounded-full
                bg-accent-soft text-xs font-semibold text-accent tabular-nums"
            >
              {place + 1}
            </span>
            <div>
              <p className="font-medium">{title}</p>
              <p className="text-ink-muted">{text}</p>
            </div>
          </li>
        ))}
      </ol>
    </Card>
  );
}
