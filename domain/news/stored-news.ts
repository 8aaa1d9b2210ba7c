import type { Readiness } from "../connect/readiness";
import { invariant, type Micros } from "../money";
import type { PayoutState, Settlement } from "../payouts/states";
import { type News, type NewsKind, PAYOUT_NEWS, type PayoutNewsKind } from "./news";
import type { SkipTold } from "./skips";

/** News as they are kept: JSON has no bigint and no date, so both are text in it. */
export type StoredFacts = Readonly<Record<string, string | number | null>>;

export function toStored({ kind: _, ...facts }: News): StoredFacts {
  const entries = Object.entries<string | number | bigint | Date | null>(facts);
  return Object.fromEntries(entries.map(([name, value]) => [name, storable(value)]));
}

function storable(value: string | number | bigint | Date | null): string | number | null {
  if (typeof value === "bigint") return value.toString();
  return value instanceof Date ? value.toISOString() : value;
}

export function fromStored(kind: NewsKind, facts: StoredFacts): News {
  const read = reader(facts);
  if (isPayoutNews(kind)) return { kind, ...readPayout(read) };
  switch (kind) {
    case "reserve_released":
      return { kind, payoutId: read.text("payoutId"), amount: read.micros("amount") };
    case "earning_clawed_back":
      return {
        kind,
        appId: read.text("appId"),
        callId: read.text("callId"),
        reversalId: read.text("reversalId"),
        reason: read.text("reason"),
        amount: read.micros("amount"),
      };
    case "balance_negative":
      return { kind, missing: read.micros("missing") };
    case "connect_updated":
      return {
        kind,
        stripeAccountId: read.text("stripeAccountId"),
        readiness: read.text<Readiness>("readiness"),
        disabledReason: read.maybe("disabledReason"),
      };
    case "payout_method_changed":
      return { kind, bankName: read.maybe("bankName"), bankLast4: read.maybe("bankLast4") };
    case "payouts_skipped":
      return {
        kind,
        month: read.text("month"),
        days: read.count("days"),
        code: read.text<SkipTold>("code"),
        payable: read.micros("payable"),
        held: read.micros("held"),
      };
    case "webhook_disabled":
      return {
        kind,
        endpointId: read.text("endpointId"),
        url: read.text("url"),
        reason: read.text("reason"),
      };
    case "webhook_test":
      return { kind, endpointId: read.text("endpointId") };
    default:
      return kind satisfies never;
  }
}

function isPayoutNews(kind: NewsKind): kind is PayoutNewsKind {
  const kinds: readonly NewsKind[] = PAYOUT_NEWS;
  return kinds.includes(kind);
}

function readPayout(read: Reader) {
  return {
    payoutId: read.text("payoutId"),
    state: read.text<PayoutState>("state"),
    settlement: read.text<Settlement>("settlement"),
    transfer: read.micros("transfer"),
    reserve: read.micros("reserve"),
    reversed: read.micros("reversed"),
    earningsCount: read.count("earningsCount"),
    periodStart: new Date(read.text("periodStart")),
    periodEnd: new Date(read.text("periodEnd")),
    createdAt: new Date(read.text("createdAt")),
    paidAt: read.moment("paidAt"),
    arrivesAt: read.moment("arrivesAt"),
    traceId: read.maybe("traceId"),
    failureCode: read.maybe("failureCode"),
    bankName: read.maybe("bankName"),
    bankLast4: read.maybe("bankLast4"),
  };
}

type Reader = ReturnType<typeof reader>;

/** What was stored by us is as we stored it; what is not there is a bug, said loudly. */
function reader(facts: StoredFacts) {
  const found = (name: string) => {
    const value = facts[name];
    invariant(value !== undefined, `news without ${name}`);
    return value;
  };
  return {
    text: <Word extends string = string>(name: string) => String(found(name)) as Word,
    maybe: (name: string) => (found(name) === null ? null : String(found(name))),
    micros: (name: string): Micros => BigInt(found(name) ?? 0),
    count: (name: string): number => {
      const value = found(name);
      invariant(typeof value === "number", `${name} is no number`);
      return value;
    },
    moment: (name: string) => {
      const value = found(name);
      return value === null ? null : new Date(value);
    },
  };
}
