import Link from "next/link";
import { Badge } from "@/components/ui/badge";
import { DateTime } from "@/components/ui/date-time";
import type { Delivery } from "@/domain/news/webhook";
import { DELIVERY_WORDS } from "./webhook-words";

/** What was sent to an endpoint, newest first. */
export function DeliveryList({ deliveries }: { readonly deliveries: readonly Delivery[] }) {
  return (
    <ul className="divide-y divide-line text-sm">
      {deliveries.map((one) => (
        <li
          key={one.id}
          className="relative flex flex-wrap items-center justify-between gap-x-6 gap-y-2 px-5 py-4
            hover:bg-sunken sm:px-6"
        >
          <div className="min-w-0">
            <Link
              href={`/settings/webhooks/deliveries/${one.id}`}
              className="font-mono text-xs font-medium after:absolute after:inset-0"
            >
              {one.type}
            </Link>
            <p className="mt-0.5 text-ink-muted">{answerWords(one)}</p>
          </div>
          <p className="flex items-center gap-4 text-ink-faint">
            <DateTime value={one.createdAt} as="moment" />
            <Badge tone={DELIVERY_WORDS[one.state].tone}>{DELIVERY_WORDS[one.state].words}</Badge>
          </p>
        </li>
      ))}
    </ul>
  );
}

function answerWords({ tries, lastStatus, lastDetail }: Delivery): string {
  if (tries === 0) return "Not tried yet";
  const count = tries === 1 ? "1 try" : `${tries} tries`;
  const answer = lastStatus === null ? (lastDetail ?? "no answer") : `answered ${lastStatus}`;
  return `${count}, ${answer}`;
}
