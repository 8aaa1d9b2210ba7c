import "server-only";
import { eq } from "drizzle-orm";
import type { Reader } from "../client";
import { developers } from "../schema";
import { type DeveloperRow, findDeveloper } from "./developers";

/** What developers set for themselves; the rest of their row is not theirs to change. */
type OwnSettings = Pick<
  DeveloperRow,
  | "autoEnabled"
  | "schedule"
  | "thresholdCents"
  | "delayDays"
  | "emailOnPayoutSent"
  | "emailOnPayoutPaid"
  | "emailOnPayoutFailed"
  | "smsOnPayoutPaid"
>;

/** Undefined leaves a setting as it is. */
export type SettingsChange = {
  readonly [Name in keyof OwnSettings]?: OwnSettings[Name] | undefined;
};

/** Merges a change into a developer's settings and answers the row as it is then. */
export async function mergeSettings(
  reader: Reader,
  developerId: string,
  change: SettingsChange,
): Promise<DeveloperRow> {
  const given = Object.entries(change).filter(([, value]) => value !== undefined);
  if (given.length > 0) {
    const set: Partial<OwnSettings> = Object.fromEntries(given);
    await reader.update(developers).set(set).where(eq(developers.id, developerId));
  }
  return findDeveloper(reader, developerId);
}
