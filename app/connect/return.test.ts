import { expect, test } from "vitest";
import { findConnectedAccount } from "@/db/queries/connected-accounts";
import { bearer, openRouteBench, type RouteBench } from "../../local/testing-routes";
import { POST as onboard } from "../developers/connect/onboard/route";
import { GET as goAgain } from "./refresh/route";
import { GET as comeBack } from "./return/route";

/** Starts onboarding and answers the addresses that Stripe was told to send people back to. */
async function started() {
  const bench = await openRouteBench();
  const post = { method: "POST", headers: bearer(bench.token) };
  const address = "http://127.0.0.1:3000/developers/connect/onboard";
  const { stripe_account_id, onboarding_url } = await (
    await onboard(new Request(address, post))
  ).json();
  await bench.onboard(stripe_account_id, "complete");
  const cookie = await bench.session({ role: "developer", developer_id: bench.developerId });
  return { ...bench, onboarding_url, cookie };
}

async function isReady({ ctx, developerId }: RouteBench): Promise<boolean | undefined> {
  return (await findConnectedAccount(ctx.db, developerId))?.payoutsEnabled;
}

const RETURN = "http://127.0.0.1:3000/connect/return";
const REFRESH = "http://127.0.0.1:3000/connect/refresh";

async function sealOf(bench: { readonly onboarding_url: string }): Promise<string> {
  const page = await (await fetch(bench.onboarding_url)).text();
  const seal = /connect\/(?:return|refresh)\?for=([\w.-]+)/.exec(page)?.[1];
  if (seal) return seal;
  const gone = await fetch(bench.onboarding_url, { redirect: "manual" });
  return new URL(gone.headers.get("location") ?? "").searchParams.get("for") ?? "";
}

test("a signed-in developer comes back to a fresh mirror", async () => {
  const bench = await started();
  const answer = await comeBack(new Request(RETURN, { headers: { cookie: bench.cookie } }));
  expect(answer.status).toBe(303);
  expect(answer.headers.get("location")).toBe("/get-paid");
  expect(await isReady(bench)).toBe(true);
});

test("somebody without a cookie too, by the seal in the address", async () => {
  const bench = await started();
  const answer = await comeBack(new Request(`${RETURN}?for=${await sealOf(bench)}`));
  expect(answer.headers.get("location")).toBe("/connect/done");
  expect(await isReady(bench)).toBe(true);
});

test("a stranger, and a forged seal, move nothing", async () => {
  const bench = await started();
  for (const address of [RETURN, `${RETURN}?for=${bench.developerId}`, `${RETURN}?for=a.b.c`]) {
    const answer = await comeBack(new Request(address));
    expect(answer.headers.get("location")).toBe("/sign-in");
  }
  expect(await isReady(bench)).toBe(false);
});

test("a session is not a seal", async () => {
  const bench = await started();
  const session = bench.cookie.replace("quota_session=", "");
  const answer = await comeBack(new Request(`${RETURN}?for=${session}`));
  expect(answer.headers.get("location")).toBe("/sign-in");
});

test("coming back works while Stripe is away; the mirror stays as it was", async () => {
  const bench = await started();
  await bench.fault("reset", { method: "GET" }, { times: null });
  const answer = await comeBack(new Request(RETURN, { headers: { cookie: bench.cookie } }));
  expect(answer.headers.get("location")).toBe("/get-paid");
  expect(await isReady(bench)).toBe(false);
});

test("a used-up link is replaced for its signed-in owner, and for nobody else", async () => {
  const bench = await started();
  const owner = await goAgain(new Request(REFRESH, { headers: { cookie: bench.cookie } }));
  expect(owner.headers.get("location")).toMatch(/\/setup\/e\//);
  const sealed = await goAgain(new Request(`${REFRESH}?for=${await sealOf(bench)}`));
  expect(sealed.headers.get("location")).toBe("/connect/done?expired=1");
  const stranger = await goAgain(new Request(REFRESH));
  expect(stranger.headers.get("location")).toBe("/sign-in");
});

test("whom Stripe turned away is shown so, not sent round in circles", async () => {
  const bench = await started();
  const account = await findConnectedAccount(bench.ctx.db, bench.developerId);
  await bench.onboard(account?.stripeAccountId ?? "", "rejected");
  const answer = await goAgain(new Request(REFRESH, { headers: { cookie: bench.cookie } }));
  expect(answer.headers.get("location")).toBe("/get-paid");
});
