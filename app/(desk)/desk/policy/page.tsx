import { atDesk } from "@/app/_edge/visitor";
import { Act } from "@/components/desk/act";
import type { ActField } from "@/components/desk/act-fields";
import { POLICY_NUMBERS } from "@/components/desk/policy-words";
import { SCHEDULE_WORDS } from "@/components/settings/schedule-words";
import { Amount } from "@/components/ui/amount";
import { Badge } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import { DateTime } from "@/components/ui/date-time";
import { Definition, DefinitionList } from "@/components/ui/definition-list";
import { PageHeader } from "@/components/ui/page-header";
import { Cell, HeaderCell, Row, Table } from "@/components/ui/table";
import { type Safeguards, typedAmount } from "@/domain/desk/demand";
import { type Policy, SCHEDULES } from "@/domain/policy";
import { listPolicies } from "@/operations/plan-policy";
import { getSafeguards } from "@/operations/set-safeguards";

export const metadata = { title: "Policy" };

type DatedPolicy = Awaited<ReturnType<typeof listPolicies>>[number];

export default async function PolicyPage() {
  const { ctx, may } = await atDesk();
  const [now, policies, safeguards] = await Promise.all([
    ctx.now(),
    listPolicies(ctx),
    getSafeguards(ctx),
  ]);
  const inForce = policies.find((one) => !one.effectiveFrom || one.effectiveFrom <= now);
  const newest = policies[0] ?? inForce;
  return (
    <div className="flex flex-col gap-6">
      <PageHeader
        title="Policy"
        lead="The numbers of the money rules. A change holds from its moment on, never before."
        actions={
          may("administer") && newest ? (
            <Act
              label="Plan a change"
              look="primary"
              size="medium"
              title="Plan a change"
              confirmLabel="Plan it"
              path="/api/v1/operator/policies"
              isMoney
              fields={fieldsFor(newest)}
              done="Planned."
            />
          ) : null
        }
      />
      <Card title="In force, past and planned" flush>
        <PolicyTable policies={policies} inForceId={inForce?.id} now={now} />
      </Card>
      <Card title="Safeguards of the desk">
        <DefinitionList flush>
          <Definition term="An amount above this has to be typed">
            <Amount value={safeguards.confirmAbove} className="font-medium" />
          </Definition>
          <Definition term="An amount above this takes a second admin’s approval">
            <Amount value={safeguards.approveAbove} className="font-medium" />
          </Definition>
        </DefinitionList>
        {may("administer") ? <ChangeSafeguards safeguards={safeguards} /> : null}
      </Card>
    </div>
  );
}

interface TableProps {
  readonly policies: readonly DatedPolicy[];
  readonly inForceId: string | undefined;
  readonly now: Date;
}

function PolicyTable({ policies, inForceId, now }: TableProps) {
  return (
    <Table caption="Policies, the latest first">
      <thead>
        <tr>
          <HeaderCell>From</HeaderCell>
          {Object.values(POLICY_NUMBERS).map(({ name }) => (
            <HeaderCell key={name} right>
              {name}
            </HeaderCell>
          ))}
        </tr>
      </thead>
      <tbody>
        {policies.map((one) => (
          <Row key={one.id}>
            <Cell>
              {one.effectiveFrom ? <DateTime value={one.effectiveFrom} as="moment" /> : "The start"}
              <span className="mt-1 block">
                <Standing one={one} inForceId={inForceId} now={now} />
              </span>
            </Cell>
            {Object.values(POLICY_NUMBERS).map(({ name, show }) => (
              <Cell key={name} right>
                {show(one)}
              </Cell>
            ))}
          </Row>
        ))}
      </tbody>
    </Table>
  );
}

function Standing({ one, inForceId, now }: Omit<TableProps, "policies"> & { one: DatedPolicy }) {
  if (one.id === inForceId) return <Badge tone="good">In force</Badge>;
  if (one.effectiveFrom && one.effectiveFrom > now) return <Badge tone="busy">Planned</Badge>;
  return <Badge tone="neutral">Past</Badge>;
}

function fieldsFor(of: Policy): ActField[] {
  const percent = (bps: number) => String(bps / 100);
  const markup = percent(of.maximumMarkupBps);
  return [
    { kind: "moment", name: "effective_from", label: "From (UTC)" },
    { kind: "percent", name: "fee_bps", label: "Platform fee, %", initial: percent(of.feeBps) },
    { kind: "number", name: "hold_days", label: "Hold, days", initial: String(of.holdDays) },
    {
      kind: "dollars",
      name: "minimum_payout_credits",
      label: "Least payout, in dollars",
      initial: typedAmount(of.minimumPayout),
    },
    { kind: "percent", name: "reserve_bps", label: "Reserve, %", initial: percent(of.reserveBps) },
    {
      kind: "number",
      name: "reserve_days",
      label: "Reserve kept, days",
      initial: String(of.reserveDays),
    },
    { kind: "percent", name: "maximum_markup_bps", label: "Highest markup, %", initial: markup },
    {
      kind: "select",
      name: "default_schedule",
      label: "Schedule of new developers",
      initial: of.defaultSchedule,
      options: SCHEDULES.map((value) => ({ value, label: SCHEDULE_WORDS[value] })),
    },
  ];
}

function ChangeSafeguards({ safeguards }: { readonly safeguards: Safeguards }) {
  return (
    <div className="mt-4">
      <Act
        label="Change safeguards"
        title="Change safeguards"
        confirmLabel="Change"
        path="/api/v1/operator/safeguards"
        done="Changed."
        willDo={["hold for every money action from now on", "say so in the audit log"]}
        fields={[
          {
            kind: "dollars",
            name: "confirm_above_credits",
            label: "Typed above, in dollars",
            initial: typedAmount(safeguards.confirmAbove),
          },
          {
            kind: "dollars",
            name: "approve_above_credits",
            label: "Approved by a second admin above, in dollars",
            initial: typedAmount(safeguards.approveAbove),
          },
        ]}
      />
    </div>
  );
}
