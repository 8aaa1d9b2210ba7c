import { ChevronRight } from "lucide-react";
import Link from "next/link";
import { DateTime } from "@/components/ui/date-time";
import type { DeveloperApp } from "@/domain/apps/app";

/** One app a line, with the markup in force. */
export function AppList({ apps }: { readonly apps: readonly DeveloperApp[] }) {
  return (
    <ul className="-mt-3 divide-y divide-line text-sm">
      {apps.map(({ id, name, markupBps, createdAt }) => (
        <li key={id}>
          <Link
            href={`/apps/${id}`}
            prefetch={false}
            className="grid grid-cols-[1fr_auto_auto] items-center gap-x-4 px-5 py-4
              hover:bg-sunken sm:px-6"
          >
            <span className="min-w-0">
              <span className="block truncate font-medium">{name}</span>
              <span className="block text-ink-faint">
                Since <DateTime value={createdAt} />
              </span>
            </span>
            <span className="text-right">
              <span className="block text-lg font-semibold tabular-nums">{markupBps / 100}%</span>
              <span className="block text-xs text-ink-faint">markup</span>
            </span>
            <ChevronRight className="size-4 text-ink-faint" aria-hidden />
          </Link>
        </li>
      ))}
    </ul>
  );
}
