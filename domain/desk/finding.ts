import type { Micros } from "../money";

/** What is wrong, with whom, and by how much where it is money. */
export interface Finding {
  readonly rule: string;
  readonly subject: string;
  readonly detail: string;
  readonly amount: Micros | null;
}

/** One that was still there at the last look. */
export interface OpenFinding extends Finding {
  readonly id: string;
  readonly firstSeenAt: Date;
  readonly lastSeenAt: Date;
}
