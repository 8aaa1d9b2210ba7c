import Link from "next/link";
import { Amount } from "@/components/ui/amount";
import { DateTime } from "@/components/ui/date-time";
import type { ListedPayout } from "./listed-payout";
import { SettlementText, StateBadge } from "./payout-status";

/** The newest payouts, one a line, each a link to all there is to know about it. */
export function RecentPayouts({ payouts }: { readonly payouts: readonly ListedPayout[] }) {
  return (
    <ul className="divide-y divide-line border-t border-line text-sm">
      {payouts.map((payout) => (
        <li key={payout.id}>
          <Link
            href={`/payouts/${payout.id}`}
            prefetch={false}
            className="grid grid-cols-[1fr_auto] items-center gap-x-4 gap-y-1 px-5 py-3
              hover:bg-sunken sm:grid-cols-[7.5rem_6rem_1fr_auto] sm:px-6"
          >
            <DateTime value={payout.createdAt} className="text-ink-muted" />
            <span className="order-4 justify-self-end sm:order-none sm:justify-self-start">
              <StateBadge standing={payout} />
            </span>
            <span className="order-3 sm:order-none">
              <SettlementText standing={payout} />
            </span>
            <Amount value={payout.transfer} className="text-right font-medium" />
          </Link>
        </li>
      ))}
    </ul>
  );
}
