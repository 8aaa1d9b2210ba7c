import { KEY_TAKEN } from "@/domain/payouts/classify";
import type { AttemptState, PayoutState } from "@/domain/payouts/states";
import { Act } from "./act";
import { RESOLVE } from "./attention-actions";

interface Props {
  readonly payoutId: string;
  readonly developerId: string;
  readonly state: PayoutState;
  readonly lastAttempt: {
    readonly state: AttemptState;
    readonly refusalCode: string | null;
  } | null;
}

/** What is legal now: resolve an unknown outcome, retry or cancel what waits, pay anew. */
export function PayoutActions({ payoutId, developerId, state, lastAttempt }: Props) {
  const isWaiting = state === "planned" || state === "pending";
  const isDead = state === "failed" || state === "cancelled";
  const isOpen = state === "processing" || lastAttempt?.state === "unknown";
  const isKeyTaken = isOpen && lastAttempt?.refusalCode === KEY_TAKEN;
  if (!isWaiting && !isDead && !isOpen) return null;
  return (
    <div className="flex flex-wrap items-start gap-2">
      {isOpen && !isDead ? (
        <Act
          label="Resolve now"
          look="primary"
          title="Resolve now?"
          confirmLabel="Resolve now"
          path={RESOLVE}
          body={{ payout_id: payoutId }}
          willDo={[
            "ask Stripe for a transfer of this payout, and record the one it has",
            "ask again under the same key only while that cannot pay twice",
          ]}
        />
      ) : null}
      {isWaiting || isDead ? (
        <Act
          label={isDead ? "Pay again" : "Try now"}
          look="primary"
          title={isDead ? "Pay again?" : "Try now?"}
          confirmLabel={isDead ? "Pay again" : "Try now"}
          path="/api/v1/operator/payout-retries"
          body={{ payout_id: payoutId }}
          willDo={
            isDead
              ? [
                  "plan a new payout of everything payable, and send it",
                  "leave this one as it is: its earnings are payable again",
                ]
              : ["hand this payout to the sender now instead of at its next time"]
          }
        />
      ) : null}
      {(isWaiting && lastAttempt?.state !== "unknown") || isKeyTaken ? (
        <Act
          label="Cancel payout"
          title="Cancel this payout"
          confirmLabel="Cancel payout"
          path="/api/v1/operator/payout-cancellations"
          body={{ developer_id: developerId, payout_id: payoutId }}
          isMoney
          done="Cancelled."
          fields={[
            { kind: "area", name: "reason", label: "Reason", hint: "It stays in the audit log." },
          ]}
        />
      ) : null}
    </div>
  );
}
