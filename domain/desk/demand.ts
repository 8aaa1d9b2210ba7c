import type { Micros } from "@/domain/money";

export interface Safeguards {
  /** From above this amount on, it has to be typed. */
  readonly confirmAbove: Micros;
  /** From above this amount on, a second person has to approve. */
  readonly approveAbove: Micros;
}

/** What this amount asks of whoever moves it. */
export interface Demand {
  /** What has to be typed; null when nothing has. */
  readonly confirmation: string | null;
  readonly needsApproval: boolean;
}

export const NO_DEMAND: Demand = { confirmation: null, needsApproval: false };

export interface OpenProposal {
  readonly id: string;
  readonly expiresAt: Date;
}

export interface HandedOver extends Demand {
  /** Null unless it waits for a second person now. */
  readonly proposal: OpenProposal | null;
}

export function demandFor(amount: Micros, { confirmAbove, approveAbove }: Safeguards): Demand {
  const confirmation = amount > confirmAbove ? typedAmount(amount) : null;
  return { confirmation, needsApproval: amount > approveAbove };
}

/** What has to be typed: dollars and cents without a sign, a cent's parts rounded away. */
export function typedAmount(amount: Micros): string {
  const cents = amount / 10_000n;
  return `${cents / 100n}.${String(cents % 100n).padStart(2, "0")}`;
}
