import type { BasisPoints } from "@/domain/money";

/** What a developer's end users call through. */
export interface DeveloperApp {
  readonly id: string;
  readonly name: string;
  /** The one in force now, in basis points. */
  readonly markupBps: BasisPoints;
  readonly createdAt: Date;
}

/** A markup an app has had (R2). */
export interface AppMarkup {
  readonly markupBps: BasisPoints;
  /** Null for the first one, which holds from the beginning of time. */
  readonly effectiveFrom: Date | null;
}
