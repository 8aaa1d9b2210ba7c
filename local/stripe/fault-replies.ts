import type { FaultRule } from "./faults";
import { jsonReply, type Reply } from "./http";
import { keyInUse } from "./idempotency";
import {
  insufficientCapabilities,
  insufficientFunds,
  rateLimited,
  refused,
  StripeRefusal,
} from "./refusals";

/** Faults in front of the endpoint: it never began, so nothing is stored under the key. */
export function edgeFault(fault: FaultRule | null, key: string): Reply | null {
  if (fault === null) return null;
  switch (fault.effect) {
    case "rate_limit":
      throw rateLimited();
    case "lock_timeout":
      throw lockTimeout();
    case "key_in_use":
      throw keyInUse(key);
    case "unauthorized":
      throw denied(401, "Expired API Key provided: sk_test_****");
    case "forbidden":
      throw denied(403, "The provided key does not have the required permissions.");
    case "reset":
    case "hang":
      return fault.when === "before" ? { ...GATEWAY, spoil: fault.effect } : null;
    case "empty_502":
      return fault.when === "before" ? GATEWAY : null;
    case "html_502":
      return fault.when === "before" ? HTML_GATEWAY : null;
    default:
      return null;
  }
}

/** Faults of the endpoint itself, before its work or after it was done. */
export function executionFault(
  fault: FaultRule | null,
  moment: "before" | "after",
): StripeRefusal | null {
  if (fault?.effect === "balance_insufficient" && moment === "before") return insufficientFunds();
  if (fault?.effect === "capability_off" && moment === "before") return insufficientCapabilities();
  if (fault?.effect === "accounts_v1_refused" && moment === "before") return refused(V1_REFUSAL);
  if (fault?.effect !== "error_500" || fault.when !== moment) return null;
  const message = "An unknown error occurred";
  const headers = { "stripe-should-retry": "false" };
  return new StripeRefusal(
    500,
    { type: "api_error", message },
    { headers, stored: fault.keepAnswer },
  );
}

/** Faults on the way back: the work is done and its true answer is stored. */
export function spoilOf(fault: FaultRule | null, reply: Reply): Reply {
  if (fault === null || fault.when !== "after") {
    return fault?.effect === "truncate" ? { ...reply, spoil: "truncate" } : reply;
  }
  switch (fault.effect) {
    case "reset":
    case "hang":
    case "truncate":
      return { ...reply, spoil: fault.effect };
    case "empty_502":
      return GATEWAY;
    case "html_502":
      return HTML_GATEWAY;
    default:
      return reply;
  }
}

/** What most platforms that began in 2026 are told, until they ask for v1 in their dashboard. */
const V1_REFUSAL =
  "Stripe no longer recommends Accounts v1 for new Connect integrations. Create connected " +
  "accounts with POST /v2/core/accounts instead. If your integration requires v1 account " +
  "creation for a supported compatibility scenario, enable Accounts v1 support in the " +
  "Dashboard: https://dashboard.stripe.com/settings/features/feat_accounts_v1_support";

const GATEWAY: Reply = jsonReply(502, {});

const HTML_GATEWAY: Reply = {
  status: 502,
  headers: { "content-type": "text/html" },
  body: "<html><head><title>502 Bad Gateway</title></head><body>502 Bad Gateway</body></html>\n",
};

function lockTimeout(): StripeRefusal {
  const message =
    "This object cannot be accessed right now because another API request or Stripe process is " +
    "currently accessing it. If you see this error intermittently, retry the request.";
  return new StripeRefusal(
    429,
    { type: "invalid_request_error", code: "lock_timeout", message },
    { headers: { "stripe-should-retry": "true" } },
  );
}

const denied = (status: number, message: string): StripeRefusal =>
  new StripeRefusal(status, { type: "invalid_request_error", message });
