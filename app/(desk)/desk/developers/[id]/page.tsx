import { atDesk } from "@/app/_edge/visitor";
import { orNotFound } from "@/app/(portal)/_facts/or-not-found";
import { AccountCard } from "@/components/desk/account-card";
import { AuditList } from "@/components/desk/audit-list";
import { DeveloperActions } from "@/components/desk/developer-actions";
import { StandingBadge } from "@/components/desk/standing";
import { BackLink } from "@/components/ui/back-link";
import { Card } from "@/components/ui/card";
import { ChoiceLinks } from "@/components/ui/choice-links";
import { EmptyState } from "@/components/ui/empty-state";
import { firstOf, hrefWith } from "@/components/ui/href";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { getDeskDeveloper } from "@/operations/get-desk-developer";
import { getEarningsSummary } from "@/operations/get-earnings-summary";
import { listAuditLog } from "@/operations/list-audit-log";
import { DeveloperEarnings, DeveloperPayouts, DeveloperReserves } from "./lists";
import { DeveloperSettings, DeveloperSplit } from "./overview";

export const metadata = { title: "Developer" };

const VIEWS = ["overview", "payouts", "earnings", "reserves", "history"] as const;
type View = (typeof VIEWS)[number];
const LATEST_ACTIONS = 50;

interface PageProps {
  readonly params: Promise<{ readonly id: string }>;
  readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>;
}

export default async function DeveloperPage({ params, searchParams }: PageProps) {
  const { ctx, may } = await atDesk();
  const { id: developerId } = await params;
  const query = await searchParams;
  const asked = firstOf(query.show);
  const view: View = VIEWS.find((known) => known === asked) ?? "overview";
  const found = await orNotFound(getDeskDeveloper(ctx, { developerId }));
  const { developer, connected, readiness } = found;
  const own = { ...ctx, actor: { kind: "developer", developerId } as const };
  const summary = await getEarningsSummary(own);
  const owed = summary.payable + summary.held;
  const path = `/desk/developers/${developerId}`;
  const stripeAccountId = connected?.stripeAccountId ?? null;
  const standing = { ...developer, stripeAccountId, isReady: readiness === "ready", owed };
  return (
    <div className="flex flex-col gap-6">
      <BackLink href="/desk/developers">All developers</BackLink>
      <PageHeader
        title={developer.name}
        lead={
          <span className="flex flex-wrap items-center gap-x-3 gap-y-1.5 text-sm">
            <StandingBadge one={standing} />
            <span>{developer.email}</span>
            <code className="font-mono text-xs select-all">{developer.id}</code>
          </span>
        }
      />
      {developer.pausedAt ? (
        <Notice tone="caution">
          Paused by {developer.pausedBy ?? "an operator"} ({developer.pausedSource ?? "operations"}
          ): {developer.pausedReason}
        </Notice>
      ) : null}
      {may("operate") ? (
        <DeveloperActions
          developerId={developerId}
          isPaused={developer.pausedAt !== null}
          isNegative={owed < 0n}
          isConnected={connected !== null}
        />
      ) : null}
      <div className="overflow-x-auto">
        <ChoiceLinks
          label="What to show"
          choices={VIEWS.map((one) => ({
            href: hrefWith(path, { show: one === "overview" ? null : one }),
            label: `${one.charAt(0).toUpperCase()}${one.slice(1)}`,
            isChosen: one === view,
          }))}
        />
      </div>
      {view === "overview" ? (
        <>
          <DeveloperSplit summary={summary} />
          <div className="grid items-start gap-6 lg:grid-cols-2">
            <AccountCard connected={connected} readiness={readiness} />
            <DeveloperSettings ctx={own} developer={developer} />
          </div>
        </>
      ) : null}
      {view === "payouts" ? <DeveloperPayouts ctx={own} query={query} path={path} /> : null}
      {view === "earnings" ? <DeveloperEarnings ctx={own} query={query} path={path} /> : null}
      {view === "reserves" ? <DeveloperReserves ctx={own} /> : null}
      {view === "history" ? (
        <History {...(await listAuditLog(ctx, ofSubject(developerId)))} />
      ) : null}
    </div>
  );
}

function ofSubject(subject: string) {
  return { subject, limit: LATEST_ACTIONS };
}

type HistoryProps = Pick<Awaited<ReturnType<typeof listAuditLog>>, "entries">;

function History({ entries }: HistoryProps) {
  return (
    <Card title="What operators did" flush>
      {entries.length > 0 ? (
        <AuditList entries={entries} />
      ) : (
        <EmptyState title="Nothing yet">Pauses, adjustments and checks are listed here.</EmptyState>
      )}
    </Card>
  );
}
