import type { Micros } from "../money";

/** What came of a developer asking for everything payable. Money in micros. */
export type PayoutRequestOutcome =
  | { readonly kind: "initiated"; readonly payoutId: string; readonly transfer: Micros }
  | { readonly kind: "in_progress"; readonly payoutId: string; readonly transfer: Micros }
  | { readonly kind: "below_minimum"; readonly payable: Micros; readonly minimum: Micros }
  | { readonly kind: "paused"; readonly reason: string; readonly payable: Micros };
