import { atDesk } from "@/app/_edge/visitor";
import { Act } from "@/components/desk/act";
import { actorText } from "@/components/desk/actor-words";
import { ClawbackFile } from "@/components/desk/clawback-file";
import { toVerdicts, VerdictTable } from "@/components/desk/verdict-table";
import { Amount } from "@/components/ui/amount";
import { Card } from "@/components/ui/card";
import { DateTime } from "@/components/ui/date-time";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { listIntakes } from "@/operations/list-intakes";

export const metadata = { title: "Clawbacks" };

const REASONS = [
  { value: "refund", label: "Refund" },
  { value: "chargeback", label: "Chargeback" },
  { value: "correction", label: "Correction" },
] as const;

export default async function ClawbacksPage() {
  const { ctx, may } = await atDesk();
  const intakes = await listIntakes(ctx);
  return (
    <div className="flex flex-col gap-6">
      <PageHeader
        title="Clawbacks"
        lead="Take back what a refunded or disputed call credited. The gateway reports most itself."
        actions={may("operate") ? <SingleClawback /> : null}
      />
      {may("operate") ? (
        <Card title="From a file">
          <ClawbackFile />
        </Card>
      ) : null}
      <Card title="Latest intakes">
        {intakes.length === 0 ? (
          <EmptyState title="Nothing was handed in">
            Every intake is kept here, each row with what became of it.
          </EmptyState>
        ) : (
          <ul className="divide-y divide-line">
            {intakes.map((intake) => (
              <li key={intake.id} className="py-3 first:pt-0 last:pb-0">
                <IntakeDetails intake={intake} />
              </li>
            ))}
          </ul>
        )}
      </Card>
    </div>
  );
}

type Intake = Awaited<ReturnType<typeof listIntakes>>[number];

function IntakeDetails({ intake }: { readonly intake: Intake }) {
  const { rows, accepted, duplicates, rejected, clawedBack, takenInBy, at, source } = intake;
  const kept = rows.map((one) => ({ ...one }) as { row?: object; outcome?: object });
  const verdicts = toVerdicts(
    kept.map(({ outcome }, n) => {
      const { kind, amount, fault }: Record<string, unknown> = { ...outcome };
      const { detail }: Record<string, unknown> = { ...(fault ? Object(fault) : {}) };
      return { row: n + 1, outcome: kind, amount_credits: amount, detail };
    }),
  );
  return (
    <details>
      <summary className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1 text-sm">
        <span>
          <DateTime value={at} as="moment" className="font-medium" />{" "}
          <span className="text-ink-muted">
            {source === "csv" ? "file" : "single"}, by {actorText(takenInBy)}
          </span>
        </span>
        <span className="text-ink-muted tabular-nums">
          {accepted} taken, {duplicates} known, {rejected} rejected ·{" "}
          <Amount value={clawedBack} className="font-medium text-ink" />
        </span>
      </summary>
      <div className="mt-3">
        <VerdictTable verdicts={verdicts} rows={kept.map(({ row }) => row ?? {})} />
      </div>
    </details>
  );
}

function SingleClawback() {
  return (
    <Act
      label="Take back one call"
      look="primary"
      size="medium"
      title="Take back one call"
      confirmLabel="Take back"
      path="/api/v1/operator/clawbacks"
      body={{ source: "single" }}
      isMoney
      hasOwnId
      inRow
      done="Taken back."
      fields={[
        { kind: "text", name: "app_id", label: "App’s id" },
        { kind: "text", name: "event_id", label: "Call’s id", hint: "As the gateway reported it." },
        {
          kind: "text",
          name: "id",
          label: "Refund’s or chargeback’s id",
          hint: "The same one twice is taken back once.",
        },
        { kind: "select", name: "reason", label: "Reason", options: REASONS },
        {
          kind: "dollars",
          name: "cost_credits",
          label: "Cost taken back, in dollars",
          hint: "All that is left of the call, if empty.",
          isOptional: true,
        },
      ]}
    />
  );
}
