import type { Micros } from "../money";

/** A developer as the desk lists them. Money in micros. */
export interface ListedDeveloper {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly createdAt: Date;
  readonly pausedAt: Date | null;
  readonly autoStoppedAt: Date | null;
  readonly stripeAccountId: string | null;
  readonly isReady: boolean;
  readonly owed: Micros;
  readonly reserved: Micros;
  readonly paid: Micros;
}
