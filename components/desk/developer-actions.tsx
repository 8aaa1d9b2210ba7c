import { Act } from "./act";

interface Props {
  readonly developerId: string;
  readonly isPaused: boolean;
  readonly isNegative: boolean;
  readonly isConnected: boolean;
}

const SOURCES = [
  { value: "risk_review", label: "Risk review" },
  { value: "support_request", label: "Support request" },
  { value: "developer_request", label: "The developer asked" },
  { value: "legal", label: "Legal" },
  { value: "operations", label: "Operations" },
] as const;

const REASON = {
  kind: "area",
  name: "reason",
  label: "Reason",
  hint: "It stays in the audit log.",
} as const;

/** What an operator may do about one developer. */
export function DeveloperActions({ developerId, isPaused, isNegative, isConnected }: Props) {
  const whom = { developer_id: developerId };
  return (
    <div className="flex flex-wrap items-start gap-2">
      <PauseOrResume whom={whom} isPaused={isPaused} />
      <Act
        label="Adjust"
        title="Adjust what they are owed"
        confirmLabel="Adjust"
        path="/api/v1/operator/adjustments"
        body={whom}
        isMoney
        hasOwnId
        done="Adjusted."
        fields={[
          {
            kind: "dollars",
            name: "amount_credits",
            label: "Amount in dollars",
            hint: "Below zero takes money back: −12.50.",
          },
          REASON,
        ]}
      />
      {isNegative ? (
        <Act
          label="Write off"
          title="Write off the negative balance"
          confirmLabel="Write off"
          path="/api/v1/operator/write-offs"
          body={whom}
          isMoney
          hasOwnId
          done="Written off."
          fields={[REASON]}
        />
      ) : null}
      {isConnected ? (
        <Act
          label="Check with Stripe"
          title="Check with Stripe?"
          confirmLabel="Check"
          path="/api/v1/operator/account-checks"
          body={whom}
          willDo={[
            "ask Stripe how the account and its bank payouts stand, and take that over",
            "let automatic payouts go on if the account is ready again",
          ]}
        />
      ) : null}
    </div>
  );
}

interface PauseProps {
  readonly whom: { readonly developer_id: string };
  readonly isPaused: boolean;
}

function PauseOrResume({ whom, isPaused }: PauseProps) {
  return isPaused ? (
    <Act
      label="Resume payouts"
      look="primary"
      title="Resume payouts?"
      confirmLabel="Resume"
      path="/api/v1/operator/resumptions"
      body={whom}
      fields={[REASON]}
      willDo={["let the next run pay them again", "send nothing by itself"]}
    />
  ) : (
    <Act
      label="Pause payouts"
      title="Pause payouts?"
      confirmLabel="Pause"
      path="/api/v1/operator/pauses"
      body={whom}
      fields={[
        { ...REASON, hint: "The developer sees it." },
        { kind: "select", name: "source", label: "What made you", options: SOURCES },
      ]}
      willDo={[
        "plan no payout for them until somebody resumes them",
        "leave a payout that is on its way as it is",
      ]}
    />
  );
}
