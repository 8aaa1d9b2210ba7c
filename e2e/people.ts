import { type APIRequestContext, expect, type Page } from "@playwright/test";
import { client, credentials } from "./product";
import { signInByMail } from "./sign-in";

/** Developers made for one state each: signed in, with an app, money past its hold and a bank. */
export interface Person {
  readonly email: string;
  readonly appId: string;
  readonly page: Page;
  readonly request: APIRequestContext;
}

export const NO_SUCH_ACCOUNT = "000111111116";
const DAY_MS = 86_400_000;
const CALLS = 20;
/** At a markup of 40 % and a fee of 5 %, a call that costs $5.00 earns $1.90. */
const COST_CREDITS = 5_000_000;

/** A new one each time: a product that runs already has met the last. */
export async function person(
  page: Page,
  request: APIRequestContext,
  name: string,
): Promise<Person> {
  const known = credentials();
  const email = `${name}-${Date.now()}@tributary.test`;
  await signInByMail(page, email, known);
  const data = { name: "Night Owl", markup_bps: 4_000 };
  const made = await page.request.post(`${known.base_url}/api/v1/apps`, { data });
  expect(made.status()).toBe(201);
  return { email, appId: (await made.json()).id, page, request };
}

/** Twenty calls of $1.90 each: $38.00, payable at once when they are ten days old. */
export async function earn(who: Person, { daysAgo = 10, calls = CALLS } = {}): Promise<void> {
  const known = credentials();
  const { call } = client(who.request, known);
  const clock = `${known.base_url}/api/v1/sandbox/clock`;
  const { now } = await call<{ now: string }>("GET", clock, known.operator_token);
  const occurred_at = new Date(Date.parse(now) - daysAgo * DAY_MS).toISOString();
  const events = Array.from({ length: calls }, (_, n) => ({
    id: `${daysAgo}-days-ago-${n}`,
    app_id: who.appId,
    occurred_at,
    cost_credits: COST_CREDITS,
  }));
  await call("POST", `${known.base_url}/api/v1/usage`, known.service_token, { events });
}

export type Outcome = "complete" | "in_review" | "past_due" | "rejected" | "leave";

/** Goes through Stripe's form, as far as that leads. Answers with the connected account. */
export async function connect(who: Person, outcome: Outcome, number?: string): Promise<string> {
  const base = `${credentials().base_url}/api/v1/developer/earnings/connect`;
  const { account_id } = await (await who.page.request.post(`${base}/onboard`)).json();
  const choice = { outcome, ...(number ? { bank: { number } } : {}) };
  await client(who.request).emulator(`accounts/${account_id}/onboarding`, choice);
  await who.page.request.get(`${base}/status`);
  return account_id;
}

/** Asks for a payout, and waits until it is in one of these states. Answers with its address. */
export async function askUntil(who: Person, states: readonly string[]): Promise<string> {
  const { base_url: base } = credentials();
  const data = { confirm: true };
  const asked = `${base}/api/v1/developer/earnings/payout`;
  const said = await (await who.page.request.post(asked, { data })).json();
  expect(said).toMatchObject({ success: true });
  let id = "";
  await expect(async () => {
    const history = await (await who.page.request.get(`${asked}/history`)).json();
    const [newest] = history.payouts;
    expect(states).toContain(newest.state);
    id = newest.id;
  }).toPass({ timeout: 60_000 });
  return `/payouts/pay_${id.replaceAll("-", "")}`;
}

/** Makes the emulator's next transfers to an account go wrong; answers with the rule's id. */
export async function disturb(who: Person, account: string, rule: object): Promise<string> {
  const match = { method: "POST", path: "/v1/transfers", destination: account };
  const made = await client(who.request).emulator<{ id: string }>("faults", { match, ...rule });
  return made.id;
}

/** As an operator of the risk review. */
export async function pause(who: Person, reason: string): Promise<void> {
  const { base_url: url, operator_token: token } = credentials();
  const { call } = client(who.request);
  const desk = `${url}/api/v1/operator`;
  const sought = `${desk}/developers?q=${encodeURIComponent(who.email)}`;
  const { developers } = await call<{ developers: { id: string }[] }>("GET", sought, token);
  const [found] = developers;
  if (!found) throw new Error(`no developer is called ${who.email}`);
  const body = { developer_id: found.id, reason, source: "risk_review" };
  await call("POST", `${desk}/pauses`, token, body);
}
