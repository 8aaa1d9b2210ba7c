import { Badge } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import { DateTime } from "@/components/ui/date-time";
import { Definition, DefinitionList } from "@/components/ui/definition-list";
import type { ConnectedAccount, Readiness } from "@/domain/connect/readiness";

interface Props {
  readonly connected:
    | (ConnectedAccount & { readonly retrievedAt: Date; readonly verifiedAt: Date | null })
    | null;
  readonly readiness: Readiness;
}

const WORDS = {
  ready: "Ready for payouts",
  not_connected: "Never onboarded",
  onboarding_incomplete: "Onboarding unfinished",
  payouts_disabled: "Restricted",
} as const satisfies Record<Readiness, string>;

/** The Stripe account as our mirror has it, in Stripe's own words. */
export function AccountCard({ connected, readiness }: Props) {
  const badge = <Badge tone={readiness === "ready" ? "good" : "caution"}>{WORDS[readiness]}</Badge>;
  return (
    <Card title="Stripe account" aside={badge}>
      {connected ? (
        <DefinitionList flush>
          <Definition term="Account">
            <code className="font-mono text-xs break-all select-all">
              {connected.stripeAccountId}
            </code>
          </Definition>
          <Definition term="Payouts · transfers · details">
            {[connected.payoutsEnabled, connected.transfersActive, connected.detailsSubmitted]
              .map((is) => (is ? "yes" : "no"))
              .join(" · ")}
          </Definition>
          <Definition term="Bank">
            {connected.bankLast4
              ? `${connected.bankName ?? "Bank"} ••${connected.bankLast4}`
              : "None"}
          </Definition>
          {connected.disabledReason ? (
            <Definition term="Disabled reason">{connected.disabledReason}</Definition>
          ) : null}
          <Words term="Stripe wants" names={connected.currentlyDue} />
          <Words term="Stripe is looking at" names={connected.pendingVerification} />
          <Definition term="Looked at">
            <DateTime value={connected.retrievedAt} as="moment" />
          </Definition>
        </DefinitionList>
      ) : (
        <p className="text-sm text-ink-muted">They have not been to Stripe yet.</p>
      )}
    </Card>
  );
}

function Words({ term, names }: { readonly term: string; readonly names: readonly string[] }) {
  if (names.length === 0) return null;
  return <Definition term={term}>{names.join(", ")}</Definition>;
}
