import Link from "next/link";
import { Badge } from "@/components/ui/badge";
import { DateTime } from "@/components/ui/date-time";
import { WEBHOOK_TYPES } from "@/domain/news/news";
import type { WebhookEndpoint } from "@/domain/news/webhook";

/** A developer's endpoints, each a way to its own page. */
export function WebhookList({ endpoints }: { readonly endpoints: readonly WebhookEndpoint[] }) {
  return (
    <ul className="divide-y divide-line text-sm">
      {endpoints.map((endpoint) => (
        <li key={endpoint.id} className="relative px-5 py-4 hover:bg-sunken sm:px-6">
          <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
            <Link
              href={`/settings/webhooks/${endpoint.id}`}
              className="min-w-0 font-medium break-all after:absolute after:inset-0"
            >
              {endpoint.url}
            </Link>
            <Badge tone={endpoint.disabledAt ? "bad" : "good"}>
              {endpoint.disabledAt ? "Off" : "On"}
            </Badge>
          </div>
          <p className="mt-0.5 text-ink-muted">
            {endpoint.description ? `${endpoint.description} · ` : ""}
            {endpoint.types.length === WEBHOOK_TYPES.length
              ? "Hears everything"
              : endpoint.types.join(", ")}
          </p>
          <p className="mt-0.5 text-ink-faint">
            {endpoint.lastSuccessAt ? (
              <>
                Last answered well <DateTime value={endpoint.lastSuccessAt} as="moment" />
              </>
            ) : (
              "Nothing has arrived yet"
            )}
          </p>
        </li>
      ))}
    </ul>
  );
}
