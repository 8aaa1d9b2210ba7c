import { execFileSync } from "node:child_process";
import { expect, test } from "@playwright/test";
import { tracePath, worthOf } from "../local/replay/any-trace";
import { client, credentials, FOLDER, isWhole } from "./product";

/** From a gateway's report to a developer's bank, on the running product (README: look around). */
test.describe.configure({ mode: "serial" });

const path = tracePath();
const worth = worthOf(path);

function replay(appId: string) {
  const args = ["--import", "tsx", "local/replay.ts", path, "--app", appId];
  const env = { ...process.env, TRIBUTARY_LOCAL_DIR: FOLDER };
  const said = execFileSync(process.execPath, args, { env, encoding: "utf8" });
  return JSON.parse(said.trim().split("\n").at(-1) ?? "{}");
}

test("a trace goes in once; what it accrues is right to the micro", async ({ request }) => {
  const { new_app_id: appId, new_developer_token: token } = credentials();
  const first = replay(appId);
  expect(first).toMatchObject({ accepted: worth.calls, duplicates: 0, rejected: 0 });
  expect(BigInt(first.accrued)).toBe(worth.accrued);
  expect(replay(appId)).toMatchObject({ accepted: 0, duplicates: worth.calls, accrued: 0 });

  const { summary } = await client(request).earnings(token);
  expect(summary).toMatchObject({
    total_earned_credits: Number(worth.accrued),
    total_paid_out_credits: 0,
  });
  expect(isWhole(summary)).toBe(true);
});

test("hosted onboarding is clicked through and the account is ready", async ({ page, request }) => {
  const { base_url, new_developer_token: token } = credentials();
  const { call } = client(request);
  const base = `${base_url}/developers/connect`;
  expect(await call("GET", `${base}/status`, token)).toEqual({ connected: false });
  const { onboarding_url: url } = await call<{ onboarding_url: string }>(
    "POST",
    `${base}/onboard`,
    token,
  );

  await page.goto(url);
  await page.getByRole("button", { name: "Complete onboarding" }).click();
  await page.waitForURL((address) => address.href.startsWith(base_url));

  expect(await call("GET", `${base}/status`, token)).toMatchObject({
    connected: true,
    payouts_enabled: true,
    details_submitted: true,
    onboarding_completed: true,
  });
});

test("the clock moves, the run pays: cents at Stripe, micros in reserve", async ({ request }) => {
  const { base_url, new_developer_token: token } = credentials();
  const product = client(request);
  await product.advance("P8D");

  const { summary, recent_payouts: payouts } = await product.earnings(token);
  const exact = worth.accrued - (worth.accrued * 1_000n + 9_999n) / 10_000n;
  const transfer = exact - (exact % 10_000n);
  expect(payouts).toMatchObject([
    {
      status: "paid",
      gross_amount_credits: Number(worth.accrued),
      transfer_amount_credits: Number(transfer),
      reserve_amount_credits: Number(worth.accrued - transfer),
      earnings_count: worth.calls,
    },
  ]);
  expect(summary.reserve_held_credits).toBe(Number(worth.accrued - transfer));
  expect(isWhole(summary)).toBe(true);

  const status = `${base_url}/developers/connect/status`;
  const { stripe_account_id: destination } = await product.call<{ stripe_account_id: string }>(
    "GET",
    status,
    token,
  );
  const sent = await product.transfersTo(destination);
  expect(sent).toMatchObject([{ amount: Number(transfer / 10_000n) }]);
});

test("further runs, also at once, pay nothing more", async ({ request }) => {
  const product = client(request);
  const answers = await Promise.all(Array.from({ length: 6 }, () => product.run()));
  for (const { status } of answers) expect(["completed", "already_running"]).toContain(status);
  const { recent_payouts: payouts } = await product.earnings(credentials().new_developer_token);
  expect(payouts).toHaveLength(1);
});

test("after ninety days the reserve is paid in full and not reserved again", async ({
  request,
}) => {
  test.setTimeout(120_000);
  const product = client(request);
  const token = credentials().new_developer_token;
  const before = (await product.earnings(token)).summary.reserve_held_credits;
  await product.advance("P91D");
  const { summary, recent_payouts: payouts } = await product.earnings(token);
  const dust = before % 10_000;
  expect(payouts).toHaveLength(2);
  expect(payouts[0]).toMatchObject({
    status: "paid",
    transfer_amount_credits: before - dust,
    reserve_amount_credits: dust,
    earnings_count: 0,
  });
  expect(summary.reserve_held_credits).toBe(dust);
  expect(isWhole(summary)).toBe(true);
});

test("both documents and the database agree, for everybody", async ({ request }) => {
  const product = client(request);
  const known = credentials();
  for (const token of [
    known.developer_token,
    known.other_developer_token,
    known.new_developer_token,
  ]) {
    const first = await product.overview(token);
    const { summary } = await product.earnings(token);
    expect(isWhole(summary)).toBe(true);
    const net =
      summary.total_earned_credits -
      summary.clawed_back_credits +
      summary.adjusted_credits +
      summary.written_off_credits;
    // Each part is cut to the cent by itself, and the total is their sum.
    const paid = Math.trunc(summary.total_paid_out_credits / 10_000);
    const unpaid = Math.trunc((net - summary.total_paid_out_credits) / 10_000);
    expect(first).toMatchObject({
      paid_cents: paid,
      unpaid_cents: unpaid,
      total_earned_cents: paid + unpaid,
    });
  }
});
