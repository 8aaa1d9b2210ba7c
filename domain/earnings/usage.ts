import { BILLING_MODES, type BillingMode } from "@/domain/earnings/kinds";
import { unreadableBecause } from "@/domain/earnings/unreadable";
import type { Micros } from "@/domain/money";
import { USAGE_WINDOW } from "@/domain/policy";
import { addDays, addMinutes } from "@/domain/time";

/** One call that the gateway reports, checked. */
export interface UsageEvent {
  readonly id: string;
  readonly appId: string;
  /** ISO 8601 UTC, to the microsecond. */
  readonly occurredAt: string;
  readonly cost: Micros;
  readonly billingMode: BillingMode;
  readonly model: string | null;
  readonly endpoint: string | null;
  readonly endUserId: string | null;
}

export const USAGE_FAULTS = [
  "invalid_event",
  "invalid_id",
  "invalid_app_id",
  "unknown_app",
  "invalid_cost",
  "invalid_occurred_at",
  "occurred_in_future",
  "occurred_too_long_ago",
  "invalid_billing_mode",
  "invalid_text",
  "id_conflict",
] as const;
type UsageFaultCode = (typeof USAGE_FAULTS)[number];

export interface UsageFault {
  readonly code: UsageFaultCode;
  readonly detail: string;
}

export const LONGEST_TEXT = 200;
const HIGHEST_COST = 10 ** 15;
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.(\d{1,9}))?(?:Z|[+-]\d\d:\d\d)$/;

export type Checked =
  | { readonly usage: UsageEvent }
  | { readonly fault: UsageFault }
  /** Too old to be new, but it may repeat a call that was recorded in time. */
  | { readonly stale: UsageEvent };

/** Reads one reported call as it came off the wire (section 4). Every fault names its field. */
export function checkUsage(raw: unknown, now: Date): Checked {
  const unreadable = unreadableBecause(raw);
  if (unreadable) return fault("invalid_event", unreadable);
  const fields: Readonly<Record<string, unknown>> = { ...Object(raw) };
  const instant = readInstant(fields.occurred_at);
  const badText = firstBadText(fields);
  const mode = BILLING_MODES.find((known) => known === (fields.billing_mode ?? "user"));

  if (!isName(fields.id)) return fault("invalid_id", "id must be 1 to 200 characters");
  if (!isName(fields.app_id)) return fault("invalid_app_id", "app_id must be 1 to 200 characters");
  if (!isCost(fields.cost_credits)) {
    return fault("invalid_cost", "cost_credits must be a whole number from 0 to 10^15");
  }
  if (!instant) {
    return fault("invalid_occurred_at", "occurred_at must be an ISO 8601 instant with a zone");
  }
  if (instant.ms > addMinutes(now, USAGE_WINDOW.minutesAhead).getTime()) {
    return fault("occurred_in_future", "occurred_at is more than 5 minutes ahead");
  }
  // Before all that was ever recorded, and perhaps before what the database takes for a year.
  if (instant.ms < 0) return { fault: TOO_LONG_AGO };
  if (!mode) return fault("invalid_billing_mode", 'billing_mode must be "user" or "developer"');
  if (badText) return fault("invalid_text", `${badText} must be text of at most 200 characters`);

  const usage: UsageEvent = {
    id: fields.id,
    appId: fields.app_id,
    occurredAt: instant.text,
    cost: BigInt(fields.cost_credits),
    billingMode: mode,
    model: textOrNull(fields.model),
    endpoint: textOrNull(fields.endpoint),
    endUserId: textOrNull(fields.end_user_id),
  };
  const inTime = instant.ms >= addDays(now, -USAGE_WINDOW.daysBack).getTime();
  return inTime ? { usage } : { stale: usage };
}

export const TOO_LONG_AGO: UsageFault = {
  code: "occurred_too_long_ago",
  detail: "occurred_at is more than 90 days back",
};

/** Microseconds are kept, anything finer is cut off; a repeat is cut the same way. */
function readInstant(raw: unknown): { readonly text: string; readonly ms: number } | null {
  const match = typeof raw === "string" ? INSTANT.exec(raw) : null;
  if (!match) return null;
  const ms = Date.parse(match[0]);
  if (Number.isNaN(ms) || !isRealDate(match[0])) return null;
  const microseconds = (match[1] ?? "").padEnd(6, "0").slice(3, 6);
  return { text: new Date(ms).toISOString().replace("Z", `${microseconds}Z`), ms };
}

/** JavaScript reads 30 February as 2 March; we do not. */
function isRealDate(text: string): boolean {
  const [year = 0, month = 0, day = 0] = text.slice(0, 10).split("-").map(Number);
  return day >= 1 && day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
}

export function isName(value: unknown): value is string {
  return typeof value === "string" && value.length > 0 && isText(value);
}

function isCost(value: unknown): value is number {
  return (
    typeof value === "number" && Number.isInteger(value) && value >= 0 && value <= HIGHEST_COST
  );
}

function firstBadText(fields: Readonly<Record<string, unknown>>): string | undefined {
  return ["model", "endpoint", "end_user_id"].find((name) => {
    const value = fields[name];
    return value !== undefined && value !== null && !(typeof value === "string" && isText(value));
  });
}

/** PostgreSQL keeps no NUL in text, and half a surrogate pair is not text at all. */
function isText(value: string): boolean {
  const isShort = value.length <= LONGEST_TEXT || [...value].length <= LONGEST_TEXT;
  return isShort && !value.includes("\u0000") && value.isWellFormed();
}

function textOrNull(value: unknown): string | null {
  return typeof value === "string" ? value : null;
}

function fault(code: UsageFaultCode, detail: string): Checked {
  return { fault: { code, detail } };
}

export interface UsageReport {
  readonly accepted: number;
  readonly duplicates: number;
  readonly rejected: readonly RejectedUsage[];
  /** What the accepted calls credit to their developers, in micros. */
  readonly accrued: Micros;
}

export interface RejectedUsage extends UsageFault {
  readonly index: number;
  readonly id: string | null;
}

/** How far a stream of reported calls is: all counts are from its beginning on. */
export interface UsageProgress {
  readonly lines: number;
  readonly accepted: number;
  readonly duplicates: number;
  readonly rejectedCount: number;
  readonly accrued: Micros;
  /** Since the progress before; `index` is the call's place since then. */
  readonly rejected: readonly (RejectedUsage & { readonly line: number })[];
  readonly isEnd: boolean;
}
