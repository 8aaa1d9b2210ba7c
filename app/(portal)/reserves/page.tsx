import { developerContext } from "@/app/_edge/visitor";
import { bookmarkIn, type Query } from "@/app/(portal)/_facts/earning-filter";
import { ReleaseCalendar } from "@/components/reserves/release-calendar";
import { releaseDays } from "@/components/reserves/release-days";
import { ReserveTable } from "@/components/reserves/reserve-table";
import { undatedSentence } from "@/components/reserves/undated-sentence";
import { Amount } from "@/components/ui/amount";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { hrefWith } from "@/components/ui/href";
import { OlderNewer } from "@/components/ui/older-newer";
import { PageHeader } from "@/components/ui/page-header";
import { Sentence } from "@/components/ui/sentence";
import { cursorOf } from "@/contract/paging";
import type { Micros } from "@/domain/money";
import type { Policy } from "@/domain/policy";
import type { ReserveCalendar } from "@/domain/reserves/calendar";
import { getEarningsSummary } from "@/operations/get-earnings-summary";
import { type HoldCalendar, listHoldReleases } from "@/operations/list-hold-releases";
import { listReserves } from "@/operations/list-reserves";

export const metadata = { title: "Reserves & holds" };

const PAGE_SIZE = 20;
const HOLD_DAYS_SHOWN = 14;

export default async function ReservesPage(page: { searchParams: Promise<Query> }) {
  const ctx = await developerContext();
  const after = bookmarkIn("reserves", await page.searchParams);
  const [now, { policy }, holds, reserves] = await Promise.all([
    ctx.now(),
    getEarningsSummary(ctx),
    listHoldReleases(ctx),
    listReserves(ctx, { limit: PAGE_SIZE, after }),
  ]);
  return (
    <div className="flex flex-col gap-6">
      <PageHeader
        title="Reserves & holds"
        lead="What is yours but not payable yet, and the day on which it becomes so."
      />
      <Holds holds={holds} policy={policy} now={now} />
      <Reserves reserves={reserves} policy={policy} now={now} />
      <p className="-mt-3 px-1 text-xs text-ink-faint">
        Each day is cut to the whole cent; what is below a cent counts in the sums.
      </p>
      {reserves.total > 0 ? (
        <Card title="Payout by payout" flush>
          <ReserveTable reserves={reserves.reserves} />
          <OlderNewer
            newest={after ? "/reserves" : null}
            older={
              reserves.next
                ? hrefWith("/reserves", { after: cursorOf("reserves", reserves.next) })
                : null
            }
          />
        </Card>
      ) : null}
    </div>
  );
}

interface PartProps {
  readonly policy: Pick<Policy, "holdDays" | "reserveBps" | "reserveDays">;
  readonly now: Date;
}

function Holds({ holds, policy, now }: PartProps & { readonly holds: HoldCalendar }) {
  const holdDays = releaseDays(holds.days, now, HOLD_DAYS_SHOWN);
  return (
    <Card title="In hold" aside={<Sum value={holds.held} />}>
      <p className="-mt-2 mb-4 max-w-prose text-sm text-ink-muted">
        Every call rests {policy.holdDays} days, or as long as you chose, so that refunds can be
        settled first. Then it goes out with your next payout.
      </p>
      {holds.days.length > 0 ? (
        <>
          <ReleaseCalendar
            caption={`What leaves its hold in the coming ${HOLD_DAYS_SHOWN} days`}
            calendar={holdDays}
            narrowBy="day"
          />
          <Later amount={holdDays.later} days={holdDays.laterDays} />
        </>
      ) : (
        <EmptyState title="Nothing is in hold">
          What your next calls earn is listed here until it is payable.
        </EmptyState>
      )}
    </Card>
  );
}

function Reserves({ reserves, policy, now }: PartProps & { readonly reserves: ReserveCalendar }) {
  const dated = reserves.days.map(({ date, held }) => ({ date, amount: held }));
  const reserveDays = releaseDays(dated, now, policy.reserveDays + 1);
  const undated = undatedSentence(reserves, policy.reserveDays);
  return (
    <Card title="In reserve" aside={<Sum value={reserves.held} />}>
      <p className="-mt-2 mb-4 max-w-prose text-sm text-ink-muted">
        {policy.reserveBps / 100}% of each payout is kept {policy.reserveDays} days against refunds
        and chargebacks. What is left becomes payable by itself, and is never kept back a second
        time.
      </p>
      {reserves.total > 0 ? (
        <>
          {reserveDays.highest > 0n ? (
            <ReleaseCalendar
              caption={`Reserves released in the coming ${policy.reserveDays} days`}
              calendar={reserveDays}
              narrowBy="week"
            />
          ) : null}
          <Later amount={reserveDays.later} days={reserveDays.laterDays} />
          {undated ? (
            <p className="mt-3 text-sm text-ink-muted">
              <Sentence parts={undated} />
            </p>
          ) : null}
        </>
      ) : (
        <EmptyState title="Nothing is in reserve">
          The next payout keeps its share here, with the day on which it is released.
        </EmptyState>
      )}
    </Card>
  );
}

function Sum({ value }: { readonly value: Micros }) {
  return <Amount value={value} className="text-base font-semibold" />;
}

function Later({ amount, days }: { readonly amount: Micros; readonly days: number }) {
  if (days === 0) return null;
  return (
    <p className="mt-3 text-sm text-ink-muted">
      <Amount value={amount} /> more on {days === 1 ? "one later day" : `${days} later days`}.
    </p>
  );
}
