import type Stripe from "stripe";
import { accountOr403 } from "../accounts";
import type { Call, Route } from "../api";
import { toSeconds } from "../clock";
import { newToken } from "../ids";
import { invalidParam, refused } from "../refusals";
import type { Link } from "../tables";

export const ONBOARDING_SECONDS = 300;

export const linkRoutes: readonly Route[] = [
  {
    method: "POST",
    path: "/v1/account_links",
    shape: {
      account: "text!",
      type: "text!",
      refresh_url: "text!",
      return_url: "text!",
      collect: "text",
      collection_options: "tree",
    },
    run: createAccountLink,
  },
  {
    method: "POST",
    path: "/v1/accounts/:id/login_links",
    shape: {},
    run: createLoginLink,
  },
];

function createAccountLink(call: Call): Stripe.AccountLink {
  const { scene, params } = call;
  const owner = accountOr403(scene.tx, params.needed("account"), call.key).id;
  if (params.text("type") !== "account_onboarding") {
    throw refused(
      "You cannot create this type of account link for an Express account.",
      "",
      "type",
    );
  }
  const returnUrl = webAddress(params.needed("return_url"), "return_url");
  const refreshUrl = webAddress(params.needed("refresh_url"), "refresh_url");
  const created = toSeconds(scene.nowMs);
  const expires_at = created + ONBOARDING_SECONDS;
  const expiresAt = expires_at;
  const link = { kind: "onboarding", owner, expiresAt, returnUrl, refreshUrl } as const;
  const url = `${call.origin}/setup/e/${owner}/${putLink(call, link)}`;
  return { object: "account_link", created, expires_at, url };
}

function createLoginLink(call: Call): Stripe.LoginLink {
  const { scene } = call;
  const row = accountOr403(scene.tx, call.path.id ?? "", call.key);
  if (!row.stripe.details_submitted) {
    throw refused("Cannot create a login link for an account that has not completed onboarding.");
  }
  const created = toSeconds(scene.nowMs);
  const expiresAt = created + ONBOARDING_SECONDS;
  const link = {
    kind: "express",
    owner: row.id,
    expiresAt,
    returnUrl: "",
    refreshUrl: "",
  } as const;
  const url = `${call.origin}/express/${row.id}/${putLink(call, link)}`;
  return { object: "login_link", created, url };
}

export function putLink(call: Call, link: Omit<Link, "token" | "visited" | "session">): string {
  const token = newToken();
  call.scene.tx.put("links", token, { ...link, token, visited: false, session: null });
  return token;
}

export function webAddress(text: string, name: string): string {
  if (URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)) return text;
  throw invalidParam("Not a valid URL", "url_invalid", name);
}
