/** The life of a payout, its attempts and its reserve (section 3), as data. */
export const PAYOUT_STATES = [
  "planned",
  "pending",
  "processing",
  "paid",
  "partially_reversed",
  "reversed",
  "failed",
  "cancelled",
] as const;
export type PayoutState = (typeof PAYOUT_STATES)[number];

/** Legal moves. The database repeats this table in a trigger; a test compares the two. */
export const PAYOUT_MOVES = {
  planned: ["pending", "failed", "cancelled"],
  pending: ["processing", "failed", "cancelled"],
  processing: ["paid", "pending", "failed"],
  paid: ["partially_reversed", "reversed"],
  partially_reversed: ["partially_reversed", "reversed"],
  reversed: [],
  failed: [],
  cancelled: [],
} as const satisfies Record<PayoutState, readonly PayoutState[]>;

/** Still on its way: its claim is held and no second payout of this developer may be planned. */
export const UNRESOLVED_STATES = ["planned", "pending", "processing"] as const;

export function isUnresolved(state: PayoutState): boolean {
  return (UNRESOLVED_STATES as readonly PayoutState[]).includes(state);
}

/** The first document's words for a payout's state. */
export const FIRST_DOCUMENT_STATUS = {
  planned: "pending",
  pending: "pending",
  processing: "processing",
  paid: "completed",
  partially_reversed: "completed",
  failed: "failed",
  cancelled: "failed",
  reversed: "failed",
} as const satisfies Record<PayoutState, string>;

/** The second document's words for a payout's state. */
export const SECOND_DOCUMENT_STATUS = {
  planned: "pending",
  pending: "pending",
  processing: "pending",
  paid: "paid",
  partially_reversed: "paid",
  failed: "failed",
  cancelled: "failed",
  reversed: "failed",
} as const satisfies Record<PayoutState, string>;

export const ATTEMPT_STATES = ["created", "sent", "succeeded", "refused", "unknown"] as const;
export type AttemptState = (typeof ATTEMPT_STATES)[number];

export const ATTEMPT_MOVES = {
  created: ["sent"],
  // Back to created only after a 429 to the first send, which proves that nothing ran (R9).
  sent: ["succeeded", "refused", "unknown", "created"],
  unknown: ["succeeded", "refused"],
  succeeded: [],
  refused: [],
} as const satisfies Record<AttemptState, readonly AttemptState[]>;

export const RESERVE_STATES = ["held", "released", "applied", "void"] as const;
export type ReserveState = (typeof RESERVE_STATES)[number];

/** One released or applied in part stays held until nothing of it is left. */
export const RESERVE_MOVES = {
  held: ["released", "applied", "void"],
  released: [],
  applied: [],
  void: [],
} as const satisfies Record<ReserveState, readonly ReserveState[]>;

/** The bank's part, apart from our own state (R14). */
export const SETTLEMENTS = ["none", "in_transit", "deposited", "returned"] as const;
export type Settlement = (typeof SETTLEMENTS)[number];
