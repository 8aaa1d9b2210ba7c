import Link from "next/link";
import { nextRunAt } from "@/app/_edge/next-run";
import { atDesk } from "@/app/_edge/visitor";
import { AttentionQueue } from "@/components/desk/attention-queue";
import { attentionEntry } from "@/components/desk/attention-words";
import { Figure, Figures } from "@/components/desk/figures";
import { RefreshWhile } from "@/components/desk/refresh-while";
import { SendingSwitch } from "@/components/desk/sending-switch";
import { Amount } from "@/components/ui/amount";
import { Card } from "@/components/ui/card";
import { momentText } from "@/components/ui/date-text";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { hoursBetween } from "@/domain/time";
import { getHeartbeat } from "@/operations/get-heartbeat";
import { listAttention } from "@/operations/list-attention";

export const metadata = { title: "Needs attention" };

const REFRESH_MS = 15_000;
const DAY_HOURS = 24;

export default async function DeskPage() {
  const { ctx, may } = await atDesk();
  const [now, found, heartbeat, nextRun] = await Promise.all([
    ctx.now(),
    listAttention(ctx),
    getHeartbeat(ctx),
    nextRunAt(ctx),
  ]);
  const { lastRun, available, waiting } = heartbeat;
  const isLate = lastRun ? hoursBetween(lastRun.asOf, now) > DAY_HOURS + 1 : false;
  const isStopped = found.some(({ kind }) => kind === "sending_stopped");
  const isShort = available !== null && waiting.amount > available;
  return (
    <div className="flex flex-col gap-6">
      <RefreshWhile isActive everyMs={REFRESH_MS} />
      <PageHeader
        title="Needs attention"
        lead={
          found.length === 0
            ? "Nothing waits for you."
            : `${found.length === 1 ? "One thing waits" : `${found.length} things wait`} for you.`
        }
        actions={may("operate") ? <SendingSwitch isStopped={isStopped} /> : null}
      />
      <Figures>
        <Figure
          label="Last run"
          href={lastRun ? `/desk/runs/${lastRun.id}` : "/desk/runs"}
          isBad={isLate}
          hint={
            lastRun ? `${payoutsText(lastRun.payoutsPlanned)}, ${momentText(lastRun.asOf)}` : null
          }
        >
          {lastRun ? <Amount value={lastRun.transferTotal} /> : "None yet"}
        </Figure>
        <Figure label="Next run" href="/desk/runs/preview" hint={momentText(nextRun)}>
          in {Math.max(1, Math.round(hoursBetween(now, nextRun)))} h
        </Figure>
        <Figure label="Available at Stripe" href="/desk/funding" isBad={isShort}>
          {available === null ? "Not known" : <Amount value={available} />}
        </Figure>
        <Figure label="Waiting to be sent" href="/desk/funding" hint={payoutsText(waiting.payouts)}>
          <Amount value={waiting.amount} />
        </Figure>
      </Figures>
      <Card title="Queue" flush>
        {found.length > 0 ? (
          <AttentionQueue
            entries={found.map((one) => attentionEntry(one, now))}
            mayAct={may("operate")}
          />
        ) : (
          <EmptyState title="All quiet">
            Unknown transfers, failed and returned payouts, restricted accounts with money, parked
            webhooks and findings would be here.{" "}
            <Link href="/desk/findings" className="text-accent underline">
              Check the books
            </Link>{" "}
            whenever you like.
          </EmptyState>
        )}
      </Card>
    </div>
  );
}

function payoutsText(count: number): string {
  return count === 1 ? "1 payout" : `${count} payouts`;
}
