/** An answer that says no, in Stripe's shape. */
export class StripeRefusal extends Error {
  readonly status: number;
  readonly body: { readonly error: RefusalBody };
  /** Stored under the idempotency key and replayed; validation, 401, 409 and 429 are not. */
  readonly stored: boolean;
  readonly headers: Readonly<Record<string, string>>;

  constructor(status: number, error: RefusalBody, more: RefusalOptions = {}) {
    super(error.message);
    this.status = status;
    this.body = { error };
    this.stored = more.stored ?? false;
    this.headers = more.headers ?? {};
  }
}

export interface RefusalBody {
  readonly type: "invalid_request_error" | "idempotency_error" | "api_error";
  readonly message: string;
  readonly code?: string;
  readonly param?: string;
  readonly doc_url?: string;
}

interface RefusalOptions {
  readonly stored?: boolean;
  readonly headers?: Readonly<Record<string, string>>;
}

const invalid = (message: string, code?: string, param?: string): RefusalBody => ({
  type: "invalid_request_error",
  message,
  ...(code ? { code, doc_url: `https://stripe.com/docs/error-codes/${code}` } : {}),
  ...(param ? { param } : {}),
});

/** Refused while reading the parameters: the endpoint never began. */
export const invalidParam = (message: string, code?: string, param?: string): StripeRefusal =>
  new StripeRefusal(400, invalid(message, code, param));

/** Refused after the endpoint began: this answer is what the key will say for 24 hours. */
export const refused = (message: string, code?: string, param?: string): StripeRefusal =>
  new StripeRefusal(400, invalid(message, code, param), { stored: true });

export const noSuch = (noun: string, id: string, param = "id", status = 404): StripeRefusal =>
  new StripeRefusal(status, invalid(`No such ${noun}: '${id}'`, "resource_missing", param), {
    stored: true,
  });

export function noAccess(key: string, id: string): StripeRefusal {
  const message =
    `The provided key '${maskKey(key)}' does not have access to account '${id}' ` +
    "(or that account does not exist). Application access may have been revoked.";
  return new StripeRefusal(403, invalid(message, "account_invalid"), { stored: true });
}

export function unauthorized(key: string | null): StripeRefusal {
  const message =
    key === null
      ? "You did not provide an API key. You need to provide your API key in the Authorization " +
        "header, using Bearer auth (e.g. 'Authorization: Bearer YOUR_SECRET_KEY')."
      : `Invalid API Key provided: ${maskKey(key)}`;
  return new StripeRefusal(401, invalid(message));
}

export function unknownUrl(method: string, path: string): StripeRefusal {
  const message =
    `Unrecognized request URL (${method}: ${path}). Please see https://stripe.com/docs ` +
    "or we can help at https://support.stripe.com/.";
  return new StripeRefusal(404, invalid(message));
}

export function rateLimited(): StripeRefusal {
  const message =
    "Request rate limit exceeded. Learn more about rate limits " +
    "https://stripe.com/docs/rate-limits.";
  const headers = { "stripe-rate-limited-reason": "endpoint-rate" };
  return new StripeRefusal(429, invalid(message, "rate_limit"), { headers });
}

export const insufficientFunds = (): StripeRefusal =>
  refused(
    "You have insufficient available funds in your Stripe account. Try adding funds directly " +
      "to your available balance by creating Charges using the 4000000000000077 test card. " +
      "See: https://stripe.com/docs/testing#available-balance",
    "balance_insufficient",
  );

export const insufficientCapabilities = (): StripeRefusal =>
  refused(
    "Your destination account needs to have at least one of the following capabilities " +
      "enabled: transfers, crypto_transfers, legacy_payments",
    "insufficient_capabilities_for_transfer",
  );

function maskKey(key: string): string {
  return key.length <= 12 ? "****" : `${key.slice(0, 8)}****${key.slice(-4)}`;
}
