/** What may wait for an operator. The order is that of the queue: money at risk first. */
export const ATTENTION_KINDS = [
  "sending_stopped",
  "unknown_attempt",
  "funding_short",
  "failed_payout",
  "returned_payout",
  "restricted_account",
  "parked_event",
  "finding",
  "proposal",
] as const;
export type AttentionKind = (typeof ATTENTION_KINDS)[number];
