import type Stripe from "stripe";
import { bankAccountsOf } from "./banks";
import { toSeconds } from "./clock";
import { previousOf, type Scene, tellConnect, tellThin } from "./events";
import { newId } from "./ids";
import { noAccess } from "./refusals";
import type { Reader } from "./store";
import type { ServiceAgreement, StoredAccount } from "./tables";

export interface NewAccount {
  /** "express" as asked for by the old `type`, or the same thing said with `controller`. */
  readonly form: "type" | "controller";
  readonly country: string;
  readonly email: string | null;
  readonly capabilities: readonly string[];
  readonly agreement: ServiceAgreement;
  readonly version: "v1" | "v2";
  readonly metadata: Stripe.Metadata;
  readonly businessName: string | null;
  readonly businessType: string | null;
}

/** Everything a new Express account still owes Stripe; nothing can be paid to it before. */
const FIRST_REQUIREMENTS = [
  "business_profile.url",
  "business_type",
  "external_account",
  "individual.dob.day",
  "individual.first_name",
  "individual.id_number",
  "individual.last_name",
  "tos_acceptance.date",
  "tos_acceptance.ip",
];

export function openAccount(scene: Scene, wish: NewAccount): StoredAccount {
  const id = newId("acct", 16);
  const express = wish.form === "type";
  const stripe: Stripe.Account = {
    id,
    object: "account",
    business_profile: blankProfile(wish.businessName),
    ...(wish.businessType === null ? {} : { business_type: wish.businessType }),
    capabilities: Object.fromEntries(wish.capabilities.map((name) => [name, "inactive"])),
    charges_enabled: false,
    controller: {
      type: "application",
      is_controller: true,
      fees: { payer: express ? "application_express" : "application" },
      losses: { payments: "application" },
      requirement_collection: "stripe",
      stripe_dashboard: { type: "express" },
    },
    country: wish.country,
    created: toSeconds(scene.nowMs),
    default_currency: "usd",
    details_submitted: false,
    email: wish.email,
    future_requirements: { ...requirements([], [], null), disabled_reason: null },
    metadata: wish.metadata,
    payouts_enabled: false,
    requirements: requirements(FIRST_REQUIREMENTS, [], "requirements.past_due"),
    settings: dailySettings(wish.businessName),
    tos_acceptance: { service_agreement: wish.agreement, date: null, ip: null, user_agent: null },
    type: express ? "express" : "none",
  };
  const row = { id, stripe, agreement: wish.agreement, version: wish.version, deauthorized: false };
  scene.tx.put("accounts", id, row);
  return row;
}

export const requirements = (
  due: readonly string[],
  inReview: readonly string[],
  disabled: Stripe.Account.Requirements.DisabledReason | null,
): Stripe.Account.Requirements => ({
  alternatives: [],
  current_deadline: null,
  currently_due: [...due],
  disabled_reason: disabled,
  errors: [],
  eventually_due: [...due],
  past_due: [...due],
  pending_verification: [...inReview],
});

/** The account as Stripe shows it: with its bank accounts. */
export function shownAccount(reader: Reader, row: StoredAccount): Stripe.Account {
  return {
    ...row.stripe,
    external_accounts: {
      object: "list",
      data: bankAccountsOf(reader, row.id).map((bank) => bank.stripe),
      has_more: false,
      url: `/v1/accounts/${row.id}/external_accounts`,
    },
  };
}

/** An account that is gone or has left the platform answers alike: no access. */
export function accountOr403(reader: Reader, id: string, key: string): StoredAccount {
  const row = reader.get("accounts", id);
  if (row === undefined || row.deauthorized) throw noAccess(key, id);
  return row;
}

export const canReceive = (row: StoredAccount): boolean =>
  row.stripe.capabilities?.transfers === "active";

/** Writes the account and tells what changed about it, capability by capability. */
export function changeAccount(
  scene: Scene,
  before: StoredAccount,
  change: Partial<Stripe.Account>,
): StoredAccount {
  const row = { ...before, stripe: { ...before.stripe, ...change } };
  const previous = previousOf(before.stripe, row.stripe);
  if (Object.keys(previous).length === 0) return before;
  scene.tx.put("accounts", row.id, row);
  if (row.version === "v2") return tellThinly(scene, row);
  tellConnect(scene, row.id, "account.updated", shownAccount(scene.tx, row), previous);
  const was: Record<string, string | undefined> = { ...before.stripe.capabilities };
  for (const capability of capabilitiesOf(row)) {
    if (was[capability.id] === capability.status) continue;
    const status = { status: was[capability.id] };
    tellConnect(scene, row.id, "capability.updated", capability, status);
  }
  return row;
}

/** v2 accounts do not send account.updated: whoever is told must fetch the account. */
function tellThinly(scene: Scene, row: StoredAccount): StoredAccount {
  tellThin(scene, "v2.core.account[requirements].updated", row.id);
  tellThin(scene, "v2.core.account[configuration.recipient].capability_status_updated", row.id);
  return row;
}

/** The owner disconnected the platform: it hears of it once and has no access from then on. */
export function leave(scene: Scene, before: StoredAccount): void {
  scene.tx.put("accounts", before.id, { ...before, deauthorized: true });
  const application = { id: "ca_tributary", object: "application", name: "Tributary" } as const;
  tellConnect(scene, before.id, "account.application.deauthorized", application);
}

export function capabilitiesOf(row: StoredAccount): Stripe.Capability[] {
  return Object.entries(row.stripe.capabilities ?? {}).map(([id, status]) => {
    const still = row.stripe.requirements;
    const due = status === "active" ? [] : (still?.currently_due ?? []);
    return {
      id,
      object: "capability",
      account: row.id,
      requested: true,
      requested_at: row.stripe.created ?? null,
      requirements: {
        alternatives: [],
        current_deadline: null,
        currently_due: due,
        disabled_reason: status === "inactive" ? "requirements.fields_needed" : null,
        errors: [],
        eventually_due: due,
        past_due: due,
        pending_verification: still?.pending_verification ?? [],
      },
      status,
    };
  });
}

function blankProfile(name: string | null): Stripe.Account.BusinessProfile {
  return {
    mcc: null,
    minority_owned_business_designation: null,
    name,
    specified_commercial_transactions_act_url: null,
    support_address: null,
    support_email: null,
    support_phone: null,
    support_url: null,
    url: null,
  };
}

const dailySettings = (name: string | null): Stripe.Account.Settings => ({
  branding: { icon: null, logo: null, primary_color: null, secondary_color: null },
  card_payments: {
    statement_descriptor_prefix: null,
    statement_descriptor_prefix_kana: null,
    statement_descriptor_prefix_kanji: null,
  },
  dashboard: { display_name: name, timezone: "Etc/UTC" },
  payments: {
    statement_descriptor: null,
    statement_descriptor_kana: null,
    statement_descriptor_kanji: null,
    statement_descriptor_prefix_kana: null,
    statement_descriptor_prefix_kanji: null,
  },
  payouts: {
    debit_negative_balances: true,
    schedule: { delay_days: 2, interval: "daily" },
    statement_descriptor: null,
  },
});
