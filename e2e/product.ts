import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { APIRequestContext } from "@playwright/test";

/** What the running product wrote about itself. */
export interface Credentials {
  readonly base_url: string;
  readonly developer_token: string;
  readonly service_token: string;
  readonly operator_token: string;
  readonly other_developer_token: string;
  readonly app_id: string;
  readonly new_developer_token: string;
  readonly new_app_id: string;
  readonly mailbox_url: string;
  readonly stripe_api_base: string;
  readonly stripe_secret_key: string;
  readonly database_url: string;
}

/** The folder of the product under test: one of its own, or one that runs already. */
export const FOLDER = process.env.PRODUCT_FOLDER || ".local/e2e";

export function credentials(): Credentials {
  return JSON.parse(readFileSync(join(FOLDER, "credentials.json"), "utf8"));
}

export interface Summary {
  readonly total_earned_credits: number;
  readonly pending_payout_credits: number;
  readonly accumulating_credits: number;
  readonly reserve_held_credits: number;
  readonly total_paid_out_credits: number;
  readonly on_hold_credits: number;
  readonly in_transit_credits: number;
  readonly clawed_back_credits: number;
  readonly adjusted_credits: number;
  readonly written_off_credits: number;
}

export interface ListedPayout {
  readonly id: string;
  readonly status: string;
  readonly transfer_amount_credits: number;
  readonly reserve_amount_credits: number;
  readonly gross_amount_credits: number;
  readonly earnings_count: number;
}

export interface ListedTransfer {
  readonly id: string;
  readonly amount: number;
  readonly transfer_group: string;
}

/** The product over HTTP, as scripts see it. A call that fails says what was answered. */
export function client(request: APIRequestContext, known = credentials()) {
  const call = async <R>(method: string, url: string, token: string, data?: object): Promise<R> => {
    const headers = { authorization: `Bearer ${token}` };
    const timeout = 120_000;
    const answer = await request.fetch(url, { method, headers, timeout, ...(data && { data }) });
    if (answer.ok()) return answer.json();
    throw new Error(`${method} ${url} answered ${answer.status()}: ${await answer.text()}`);
  };
  const api = `${known.base_url}/api/v1`;
  return {
    call,
    advance: (duration: string) =>
      call("POST", `${api}/sandbox/clock`, known.operator_token, { advance: duration }),
    run: (data: object = {}) =>
      call<{ status: string; payouts: number; decisions: Record<string, number> }>(
        "POST",
        `${api}/operator/payout-runs`,
        known.operator_token,
        data,
      ),
    earnings: (token: string) =>
      call<{ summary: Summary; recent_payouts: ListedPayout[] }>(
        "GET",
        `${known.base_url}/developers/earnings`,
        token,
      ),
    overview: (token: string) =>
      call<Record<string, number>>("GET", `${api}/developer/earnings/earnings`, token),
    /** All of them, newest first. */
    async transfersTo(destination: string) {
      const found: ListedTransfer[] = [];
      for (let more = true; more; ) {
        const after = found.at(-1) ? `&starting_after=${found.at(-1)?.id}` : "";
        const url = `${known.stripe_api_base}/v1/transfers?limit=100&destination=${destination}`;
        const page = await call<{ data: ListedTransfer[]; has_more: boolean }>(
          "GET",
          `${url}${after}`,
          known.stripe_secret_key,
        );
        found.push(...page.data);
        more = page.has_more;
      }
      return found;
    },
    emulator: <R>(path: string, data?: object) =>
      call<R>(data ? "POST" : "GET", `${known.stripe_api_base}/_emulator/${path}`, "", data),
  };
}

/** R16 as the second document shows it: what was earned is all somewhere. */
export function isWhole(s: Summary): boolean {
  const where =
    s.pending_payout_credits +
    s.accumulating_credits +
    s.on_hold_credits +
    s.in_transit_credits +
    s.reserve_held_credits +
    s.total_paid_out_credits;
  const corrections = s.clawed_back_credits - s.adjusted_credits - s.written_off_credits;
  return s.total_earned_credits === where + corrections;
}
