import { Amount } from "@/components/ui/amount";
import { ConfirmPost } from "@/components/ui/confirm-post";
import { DateTime } from "@/components/ui/date-time";
import { Definition, DefinitionList } from "@/components/ui/definition-list";
import { Sentence } from "@/components/ui/sentence";
import type { Decision } from "@/domain/payouts/decide";
import type { Policy } from "@/domain/policy";
import { addDays } from "@/domain/time";
import { expectedArrival } from "./expected-arrival";
import { whyNotNow } from "./why-not-now";

interface Props {
  /** What asking now would come to. */
  readonly ifAskedNow: Decision;
  readonly policy: Policy;
  readonly bank: string;
  /** The bank sent the last money back: nobody knows when it takes the next. */
  readonly isReturned: boolean;
  readonly now: Date;
  readonly look?: "primary" | "quiet";
  readonly align?: "start" | "end";
}

/** Asks for everything payable at once: always there, and when it cannot be, it says why. */
export function AskPayout({ look = "primary", align, ...asked }: Props) {
  const { ifAskedNow, policy } = asked;
  const isPossible = ifAskedNow.kind === "pay";
  const facts = {
    payable: isPossible ? ifAskedNow.gross : ifAskedNow.payable,
    minimum: policy.minimumPayout,
  };
  return (
    <ConfirmPost
      label="Pay out now"
      look={look}
      {...(align ? { align } : {})}
      title="Pay out everything that is payable?"
      confirmLabel="Pay out now"
      path="/api/v1/developer/earnings/payout"
      body={{ confirm: true }}
      done="Your payout has started."
      reason={isPossible ? null : <Sentence parts={whyNotNow(ifAskedNow.code, facts)} />}
    >
      <p className="mb-2">This will:</p>
      {isPossible ? <Consequences {...asked} split={ifAskedNow} /> : null}
    </ConfirmPost>
  );
}

interface ConsequencesProps extends Pick<Props, "policy" | "bank" | "isReturned" | "now"> {
  readonly split: Extract<Decision, { kind: "pay" }>;
}

function Consequences({ split, policy, bank, isReturned, now }: ConsequencesProps) {
  const { gross, transfer, reserve } = split;
  return (
    <DefinitionList>
      <Definition term="Take everything payable">
        <Amount value={gross} className="text-ink" />
      </Definition>
      {reserve > 0n ? (
        <Definition
          term={
            <>
              Keep in reserve until <DateTime value={addDays(now, policy.reserveDays)} />
            </>
          }
        >
          <Amount value={-reserve} className="text-ink" />
        </Definition>
      ) : null}
      <Definition term={<>Send to {bank}</>}>
        <Amount value={transfer} className="text-base font-semibold text-ink" />
      </Definition>
      <Definition term="Arrive about">
        {isReturned ? (
          "once your bank details are correct"
        ) : (
          <DateTime value={expectedArrival(now)} now={now} as="long" />
        )}
      </Definition>
      <Definition term="Further fee">none, {policy.feeBps / 100}% was taken per call</Definition>
    </DefinitionList>
  );
}
