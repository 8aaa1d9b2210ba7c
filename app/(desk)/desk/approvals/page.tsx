import { atDesk } from "@/app/_edge/visitor";
import { Act } from "@/components/desk/act";
import { KIND_WORDS } from "@/components/desk/attention-words";
import { Subject } from "@/components/desk/audit-list";
import { effectWords } from "@/components/desk/effect-words";
import { proposalWill, proposalWords } from "@/components/desk/proposal-words";
import { Amount } from "@/components/ui/amount";
import { Badge, type Tone } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import { DateTime } from "@/components/ui/date-time";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { typedAmount } from "@/domain/desk/demand";
import type { ProposalState } from "@/domain/desk/money-action";
import { personOf } from "@/operations/context";
import { listProposals } from "@/operations/list-proposals";

export const metadata = { title: "Approvals" };

const TONES: Readonly<Record<ProposalState, Tone>> = {
  open: "busy",
  executed: "good",
  declined: "neutral",
  withdrawn: "neutral",
  expired: "neutral",
};

type Proposal = Awaited<ReturnType<typeof listProposals>>[number];

export default async function ApprovalsPage() {
  const { ctx, may } = await atDesk();
  const proposals = await listProposals(ctx);
  const me = personOf(ctx.actor);
  return (
    <div className="flex flex-col gap-6">
      <PageHeader
        title="Approvals"
        lead="Money actions too large for one person. Who proposed one cannot approve it."
      />
      <Card flush>
        {proposals.length > 0 ? (
          <ul aria-label="Proposals, open ones first" className="divide-y divide-line text-sm">
            {proposals.map((one) => (
              <ProposalRow key={one.id} one={one} me={me} mayVote={may("administer")} />
            ))}
          </ul>
        ) : (
          <EmptyState title="Nothing was proposed">
            What is above the limit on the policy page waits here for a second admin.
          </EmptyState>
        )}
      </Card>
    </div>
  );
}

interface RowProps {
  readonly one: Proposal;
  readonly me: string;
  readonly mayVote: boolean;
}

function ProposalRow({ one, me, mayVote }: RowProps) {
  const { action } = one;
  const adjusts = action.kind === "adjustment";
  return (
    <li className="grid gap-x-8 gap-y-3 px-5 py-4 sm:px-6 md:grid-cols-[minmax(0,1fr)_16rem]">
      <div>
        <div className="flex flex-wrap items-baseline gap-x-2">
          <span className="inline-block font-medium first-letter:uppercase">
            {KIND_WORDS[action.kind]}
          </span>
          {"payoutId" in action ? <Subject subject={action.payoutId} /> : null}
          {"developerId" in action ? <Subject subject={action.developerId} /> : null}
          <Amount
            value={adjusts ? BigInt(action.amount) : one.amount}
            signed={adjusts}
            className="ml-auto font-medium"
          />
        </div>
        <p className="text-ink-muted">{proposalWords(action)}</p>
        {one.effects.length > 0 ? (
          <ul className="mt-1 max-w-prose space-y-0.5">
            {effectWords(one.effects).map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        ) : null}
        <p className="mt-1 text-xs text-ink-faint">
          <span className="wrap-anywhere">{one.proposedBy}</span>,{" "}
          <DateTime value={one.proposedAt} as="moment" className="whitespace-nowrap" />
        </p>
      </div>
      <div className="space-y-2">
        <Badge tone={TONES[one.state]}>
          <span className="capitalize">{one.state}</span>
        </Badge>
        {one.state === "open" ? (
          <Vote one={one} isOwn={one.proposedBy === me} mayVote={mayVote} />
        ) : (
          <p className="text-ink-muted">
            {one.decidedBy ?? "Time ran out"}
            {one.note ? `: ${one.note}` : null}
          </p>
        )}
      </div>
    </li>
  );
}

const PATH = "/api/v1/operator/proposal-votes";

function Vote({ one, isOwn, mayVote }: Omit<RowProps, "me"> & { readonly isOwn: boolean }) {
  if (!mayVote) return <span className="text-ink-muted">An admin decides.</span>;
  const typed = typedAmount(one.amount);
  const note = { kind: "area", name: "note", label: "Note", isOptional: true } as const;
  const field = { kind: "text", name: "confirmation", label: `Type ${typed} to approve` } as const;
  return (
    <div className="flex flex-wrap gap-2">
      {isOwn ? null : (
        <Act
          label="Approve"
          look="primary"
          title="Approve and carry out?"
          confirmLabel="Approve"
          path={PATH}
          body={{ proposal_id: one.id, vote: "approve" }}
          fields={[field, note]}
          done="Approved and carried out."
          willDo={[
            `carry out ${KIND_WORDS[one.action.kind]} that ${one.proposedBy} proposed`,
            ...proposalWill(one),
            "do it once, and only if it still moves no more than was proposed",
          ]}
        />
      )}
      <Act
        label={isOwn ? "Withdraw" : "Decline"}
        title={isOwn ? "Withdraw this proposal?" : "Decline this proposal?"}
        confirmLabel={isOwn ? "Withdraw" : "Decline"}
        path={PATH}
        body={{ proposal_id: one.id, vote: "decline" }}
        fields={[note]}
        done={isOwn ? "Withdrawn." : "Declined."}
        willDo={["close the proposal; nothing is moved"]}
      />
    </div>
  );
}
