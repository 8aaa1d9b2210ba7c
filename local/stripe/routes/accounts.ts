import type Stripe from "stripe";
import {
  accountOr403,
  capabilitiesOf,
  changeAccount,
  type NewAccount,
  openAccount,
  requirements,
  shownAccount,
} from "../accounts";
import type { Call, Route } from "../api";
import { bankAccountsOf } from "../banks";
import { LIST_SHAPE, listPage } from "../lists";
import { mergeMetadata, type Shape } from "../params";
import { invalidParam, noSuch } from "../refusals";

const WRITABLE = {
  business_profile: "tree",
  business_type: "text",
  capabilities: "tree",
  default_currency: "text",
  email: "text",
  individual: "tree",
  company: "tree",
  metadata: "map",
  settings: "tree",
  tos_acceptance: "tree",
} as const satisfies Shape;

export const accountRoutes: readonly Route[] = [
  {
    method: "POST",
    path: "/v1/accounts",
    shape: { ...WRITABLE, type: "text", country: "text", controller: "tree" },
    run: (call) => shownAccount(call.scene.tx, openAccount(call.scene, newAccount(call))),
  },
  {
    method: "GET",
    path: "/v1/accounts",
    shape: { ...LIST_SHAPE, created: "range" },
    run: ({ scene, params }) => {
      const rows = scene.tx.rows("accounts").filter((row) => !row.deauthorized);
      const shown = rows.map((row) => shownAccount(scene.tx, row));
      return listPage("account", "/v1/accounts", shown, params);
    },
  },
  {
    method: "GET",
    path: "/v1/accounts/:id",
    shape: {},
    run: (call) => shownAccount(call.scene.tx, named(call)),
  },
  {
    method: "POST",
    path: "/v1/accounts/:id",
    shape: WRITABLE,
    run: (call) => shownAccount(call.scene.tx, update(call)),
  },
  {
    method: "POST",
    path: "/v1/accounts/:id/reject",
    shape: { reason: "text!" },
    run: reject,
  },
  {
    method: "GET",
    path: "/v1/accounts/:id/external_accounts",
    shape: { ...LIST_SHAPE, object: "text" },
    run: (call) => {
      const { id } = named(call);
      const cardsOnly = call.params.text("object") === "card";
      const banks = cardsOnly ? [] : bankAccountsOf(call.scene.tx, id);
      const url = `/v1/accounts/${id}/external_accounts`;
      return listPage(
        "external account",
        url,
        banks.map((bank) => bank.stripe),
        call.params,
      );
    },
  },
  {
    method: "GET",
    path: "/v1/accounts/:id/external_accounts/:bank",
    shape: {},
    run: (call) => {
      const wanted = call.path.bank ?? "";
      const banks = bankAccountsOf(call.scene.tx, named(call).id);
      const found = banks.find((bank) => bank.id === wanted);
      if (!found) throw noSuch("external account", wanted);
      return found.stripe;
    },
  },
  {
    method: "GET",
    path: "/v1/accounts/:id/capabilities",
    shape: {},
    run: (call) => {
      const row = named(call);
      const url = `/v1/accounts/${row.id}/capabilities`;
      return { object: "list", data: capabilitiesOf(row), has_more: false, url };
    },
  },
  {
    method: "GET",
    path: "/v1/accounts/:id/capabilities/:capability",
    shape: {},
    run: (call) => {
      const wanted = call.path.capability ?? "";
      const found = capabilitiesOf(named(call)).find((one) => one.id === wanted);
      if (!found) throw noSuch("capability", wanted);
      return found;
    },
  },
];

const named = (call: Call) => accountOr403(call.scene.tx, call.path.id ?? "", call.key);

function newAccount({ params }: Call): NewAccount {
  const type = params.text("type");
  const dashboard = params.at("controller", "stripe_dashboard", "type");
  if (type !== undefined && params.keysOf("controller").length > 0) {
    throw invalidParam("You may only specify one of these parameters: type, controller.");
  }
  if (type !== undefined && type !== "express") {
    throw invalidParam("The emulator knows only type=express.", "", "type");
  }
  if (type === undefined && dashboard !== "express") {
    throw invalidParam(
      "The emulator knows only controller[stripe_dashboard][type]=express.",
      "",
      "controller[stripe_dashboard][type]",
    );
  }
  const asked = params
    .keysOf("capabilities")
    .filter((name) => params.at("capabilities", name, "requested") === "true");
  return {
    form: type === "express" ? "type" : "controller",
    country: params.text("country") ?? "US",
    email: params.text("email") ?? null,
    capabilities: asked.length > 0 ? asked : ["card_payments", "transfers"],
    agreement:
      params.at("tos_acceptance", "service_agreement") === "recipient" ? "recipient" : "full",
    version: "v1",
    metadata: params.map("metadata") ?? {},
    businessName: params.at("business_profile", "name") ?? null,
    businessType: params.text("business_type") ?? null,
  };
}

function update(call: Call) {
  const { params, scene } = call;
  const before = named(call);
  const { business_profile: profile, settings, capabilities } = before.stripe;
  const interval = params.at("settings", "payouts", "schedule", "interval");
  const email = params.text("email");
  const change: Partial<Stripe.Account> = {
    metadata: mergeMetadata(before.stripe.metadata ?? {}, params.map("metadata")),
  };
  if (email !== undefined) change.email = email;
  if (profile) {
    const name = params.at("business_profile", "name") ?? profile.name;
    change.business_profile = {
      ...profile,
      name,
      url: params.at("business_profile", "url") ?? profile.url,
    };
  }
  if (settings?.payouts && interval) {
    const schedule = { ...settings.payouts.schedule, interval };
    change.settings = { ...settings, payouts: { ...settings.payouts, schedule } };
  }
  const fresh = params.keysOf("capabilities").filter((name) => !(name in (capabilities ?? {})));
  if (fresh.length > 0) {
    const status = before.stripe.details_submitted ? "active" : "inactive";
    const added = Object.fromEntries(fresh.map((name) => [name, status]));
    change.capabilities = { ...capabilities, ...added };
  }
  return changeAccount(scene, before, change);
}

const REJECTIONS = {
  fraud: "rejected.fraud",
  other: "rejected.other",
  terms_of_service: "rejected.terms_of_service",
} as const;

function reject(call: Call) {
  const { scene, params } = call;
  const before = named(call);
  const reason = Object.entries(REJECTIONS).find(([name]) => name === params.text("reason"));
  if (!reason) throw invalidParam("Invalid reason", "", "reason");
  const change = switchedOff(before.stripe, reason[1]);
  return shownAccount(scene.tx, changeAccount(scene, before, change));
}

/** Nothing can be paid in or out any more, for this reason. */
function switchedOff(
  before: Stripe.Account,
  reason: Stripe.Account.Requirements.DisabledReason,
): Partial<Stripe.Account> {
  const names = Object.keys(before.capabilities ?? {});
  return {
    capabilities: Object.fromEntries(names.map((name) => [name, "inactive"])),
    charges_enabled: false,
    payouts_enabled: false,
    requirements: requirements([], [], reason),
  };
}
