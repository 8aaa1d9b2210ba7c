import { Act } from "./act";

interface Props {
  readonly isStopped: boolean;
}

const PATH = "/api/v1/operator/sending";

/** The kill switch: at hand on every page that speaks of sending. */
export function SendingSwitch({ isStopped }: Props) {
  if (isStopped) {
    return (
      <Act
        label="Let sending go on"
        look="primary"
        size="medium"
        title="Let sending go on?"
        confirmLabel="Let it go on"
        path={PATH}
        body={{ stopped: false }}
        done="Sending goes on."
        willDo={[
          "hand every payout that waits to the sender, as far as the balance covers it",
          "leave payouts whose outcome is unknown to be resolved as before",
        ]}
      />
    );
  }
  return (
    <Act
      label="Stop sending"
      size="medium"
      title="Stop sending?"
      confirmLabel="Stop sending"
      path={PATH}
      body={{ stopped: true }}
      done="Sending is stopped."
      fields={[
        {
          kind: "area",
          name: "reason",
          label: "Reason",
          hint: "For whoever comes next, and the audit log.",
        },
      ]}
      willDo={[
        "send no transfer from now on; one that is at Stripe this moment is still recorded",
        "keep every payout's claim: nothing is lost, and nothing is paid twice when it goes on",
      ]}
    />
  );
}
