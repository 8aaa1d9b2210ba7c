import type { Micros } from "../money";

/** Money that the bank sent back and Stripe has not sent again: it lies in the Stripe account. */
export interface BankReturn {
  /** Of all such payouts together. */
  readonly amount: Micros;
  /** The latest of them, and the bank's code for it. */
  readonly payoutId: string;
  readonly failureCode: string | null;
}
