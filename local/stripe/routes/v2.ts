import type Stripe from "stripe";
import { accountOr403, type NewAccount, openAccount } from "../accounts";
import type { Call, Route } from "../api";
import { invalidParam } from "../refusals";
import type { StoredAccount } from "../tables";
import { ONBOARDING_SECONDS, putLink, webAddress } from "./links";

/** Accounts v2: JSON in, objects of another shape out, of the same accounts as v1's. */
export const accountV2Routes: readonly Route[] = [
  {
    method: "POST",
    path: "/v2/core/accounts",
    shape: {
      configuration: "tree",
      contact_email: "text",
      dashboard: "text",
      defaults: "tree",
      display_name: "text",
      identity: "tree",
      include: "list",
      metadata: "map",
    },
    run: (call) => shown(call, openAccount(call.scene, newAccount(call))),
  },
  {
    method: "GET",
    path: "/v2/core/accounts/:id",
    shape: { include: "list" },
    run: (call) => shown(call, accountOr403(call.scene.tx, call.path.id ?? "", call.key)),
  },
  {
    method: "POST",
    path: "/v2/core/account_links",
    shape: { account: "text!", use_case: "tree!" },
    run: createLink,
  },
];

function newAccount({ params }: Call): NewAccount {
  if (params.text("dashboard") !== "express") {
    throw invalidParam("The emulator knows only dashboard=express.", "", "dashboard");
  }
  const asks = (...path: string[]) =>
    params.at("configuration", ...path.slice(0, 1), "capabilities", ...path.slice(1), "requested");
  const transfers = asks("recipient", "stripe_balance", "stripe_transfers") === "true";
  const cards = asks("merchant", "card_payments") === "true";
  return {
    form: "controller",
    country: (params.at("identity", "country") ?? "us").toUpperCase(),
    email: params.text("contact_email") ?? null,
    capabilities: [...(cards ? ["card_payments"] : []), ...(transfers ? ["transfers"] : [])],
    agreement: "full",
    version: "v2",
    metadata: params.map("metadata") ?? {},
    businessName: params.text("display_name") ?? null,
    businessType: params.at("identity", "entity_type") ?? null,
  };
}

type V2Account = Stripe.V2.Core.Account;

type V2Status = "active" | "pending" | "rejected" | "restricted";

/** What is not asked for with `include` is left out, as at Stripe. */
function shown({ params }: Call, { id, stripe }: StoredAccount): V2Account {
  const include = params.list("include");
  const answer: V2Account = {
    id,
    object: "v2.core.account",
    applied_configurations: [
      ...(stripe.capabilities?.card_payments ? (["merchant"] as const) : []),
      ...(stripe.capabilities?.transfers ? (["recipient"] as const) : []),
    ],
    configuration: {},
    created: new Date((stripe.created ?? 0) * 1_000).toISOString(),
    dashboard: "express",
    livemode: false,
    metadata: stripe.metadata ?? {},
  };
  if (stripe.email) answer.contact_email = stripe.email;
  if (stripe.business_profile?.name) answer.display_name = stripe.business_profile.name;
  if (include.includes("identity")) answer.identity = { country: stripe.country ?? "us" };
  if (include.includes("requirements")) answer.requirements = requirementsOf(stripe);
  if (include.includes("defaults")) {
    answer.defaults = {
      currency: stripe.default_currency ?? "usd",
      responsibilities: {
        fees_collector: "application",
        losses_collector: "application",
        requirements_collector: "stripe",
      },
    };
  }
  const { transfers, card_payments: cards } = stripe.capabilities ?? {};
  const capability = (status: string) => ({ status: inV2(stripe, status), status_details: [] });
  if (include.includes("configuration.recipient") && transfers) {
    const stripe_transfers = capability(transfers);
    const capabilities = { stripe_balance: { stripe_transfers } };
    answer.configuration = {
      ...answer.configuration,
      recipient: { applied: true, capabilities },
    };
  }
  if (include.includes("configuration.merchant") && cards) {
    const capabilities = { card_payments: capability(cards) };
    answer.configuration = { ...answer.configuration, merchant: { applied: true, capabilities } };
  }
  return answer;
}

function inV2(stripe: Stripe.Account, status: string): V2Status {
  if (status === "active" || status === "pending") return status;
  const rejected = stripe.requirements?.disabled_reason?.startsWith("rejected.");
  return rejected ? "rejected" : "restricted";
}

function requirementsOf({ requirements }: Stripe.Account): NonNullable<V2Account["requirements"]> {
  const due = requirements?.currently_due ?? [];
  const inReview = requirements?.pending_verification ?? [];
  const entry = (description: string, from: "stripe" | "user") => ({
    awaiting_action_from: from,
    description,
    errors: [],
    impact: {},
    minimum_deadline: { status: "past_due" as const },
    requested_reasons: [],
  });
  return {
    entries: [
      ...due.map((description) => entry(description, "user")),
      ...inReview.map((description) => entry(description, "stripe")),
    ],
    ...(due.length > 0 ? { summary: { minimum_deadline: { status: "past_due" as const } } } : {}),
  };
}

function createLink(call: Call): Stripe.V2.Core.AccountLink {
  const { params, scene } = call;
  const owner = accountOr403(scene.tx, params.needed("account"), call.key).id;
  const asked = (name: string) => params.at("use_case", "account_onboarding", name);
  if (params.at("use_case", "type") !== "account_onboarding") {
    throw invalidParam("The emulator knows only account_onboarding.", "", "use_case[type]");
  }
  const refresh_url = webAddress(asked("refresh_url") ?? "", "refresh_url");
  const return_url = webAddress(asked("return_url") ?? refresh_url, "return_url");
  const seconds = Math.floor(scene.nowMs / 1_000);
  const expiresAt = seconds + ONBOARDING_SECONDS;
  const urls = { returnUrl: return_url, refreshUrl: refresh_url };
  const token = putLink(call, { kind: "onboarding", owner, expiresAt, ...urls });
  return {
    object: "v2.core.account_link",
    account: owner,
    created: new Date(seconds * 1_000).toISOString(),
    expires_at: new Date(expiresAt * 1_000).toISOString(),
    livemode: false,
    url: `${call.origin}/setup/e/${owner}/${token}`,
    use_case: { type: "account_onboarding", account_onboarding: { refresh_url, return_url } },
  };
}
