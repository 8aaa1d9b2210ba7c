import { dayOfYear } from "@/components/ui/date-text";
import type { PayoutState, Settlement } from "@/domain/payouts/states";

/** A payout's two stages: ours, and then the bank's (R14). */
export interface PayoutStanding {
  readonly state: PayoutState;
  readonly settlement: Settlement;
  /** When the bank has it, or is expected to. */
  readonly arrivesAt: Date | null;
}

export interface Words {
  readonly label: string;
  readonly tone: "good" | "busy" | "caution" | "bad" | "neutral";
}

export const STATE_WORDS = {
  planned: { label: "Planned", tone: "busy" },
  pending: { label: "Queued", tone: "busy" },
  processing: { label: "Sending", tone: "busy" },
  paid: { label: "Paid", tone: "good" },
  partially_reversed: { label: "Partly reversed", tone: "caution" },
  reversed: { label: "Reversed", tone: "bad" },
  failed: { label: "Failed", tone: "bad" },
  cancelled: { label: "Cancelled", tone: "neutral" },
} as const satisfies Record<PayoutState, Words>;

/** Where the money itself is. */
export function settlementWords({ state, settlement, arrivesAt }: PayoutStanding): Words {
  switch (state) {
    case "planned":
    case "pending":
    case "processing":
      return { label: "Not sent yet", tone: "neutral" };
    case "failed":
    case "cancelled":
      return { label: "Nothing was sent", tone: "neutral" };
    case "reversed":
      return { label: "Taken back from Stripe", tone: "neutral" };
    case "paid":
    case "partially_reversed":
      return bankWords(settlement, arrivesAt);
    default:
      return state satisfies never;
  }
}

function bankWords(settlement: Settlement, arrivesAt: Date | null): Words {
  switch (settlement) {
    case "none":
      return { label: "Sent to Stripe", tone: "neutral" };
    case "in_transit":
      return { label: `On its way to your bank${day(", due ", arrivesAt)}`, tone: "busy" };
    case "deposited":
      return { label: `In your bank${day(" ", arrivesAt)}`, tone: "good" };
    case "returned":
      return { label: "Returned by your bank", tone: "bad" };
    default:
      return settlement satisfies never;
  }
}

function day(before: string, date: Date | null): string {
  return date ? before + dayOfYear(date) : "";
}
