import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { expect, test } from "@playwright/test";
import { client, credentials } from "./product";
import { signInByMail } from "./sign-in";

/** What a script author does: signs in, makes an app and a token, reads the reference, writes. */

const SCRIPT = ["--import", "tsx", "docs/examples/developer-life.ts"];

test("the sixty-line script lives a developer's life", async ({ page, request }) => {
  test.setTimeout(120_000);
  const known = credentials();
  const { base_url: url, service_token, operator_token, stripe_api_base } = known;
  const product = client(request, known);
  await signInByMail(page, `script-${Date.now()}@tributary.test`, known);
  const post = async (path: string, data: object) => {
    const answer = await page.request.post(`${url}${path}`, { data });
    expect([path, answer.status()]).toEqual([path, 201]);
    return answer.json();
  };
  const app = await post("/api/v1/apps", { name: "Scripted", markup_bps: 4_000 });
  const scopes = ["earnings:read", "payouts:write", "connect:write"];
  const { token } = await post("/api/v1/tokens", { name: "Script", scopes });

  // Calls of ten days ago are payable at once.
  const clock = `${url}/api/v1/sandbox/clock`;
  const { now } = await product.call<{ now: string }>("GET", clock, operator_token);
  const occurred_at = new Date(Date.parse(now) - 10 * 86_400_000).toISOString();
  const events = ["1", "2"].map((id) => ({
    id: `script-${id}`,
    app_id: app.id,
    occurred_at,
    cost_credits: 50_000_000,
  }));
  await product.call("POST", `${url}/api/v1/usage`, service_token, { events });

  const life = promisify(execFile)(process.execPath, [...SCRIPT, url, token], { timeout: 60_000 });
  const status = `${url}/api/v1/developer/earnings/connect/status`;
  await expect(async () => {
    const { account_id } = await product.call<{ account_id: string }>("GET", status, token);
    expect(account_id).toMatch(/^acct_/);
    const finish = `${stripe_api_base}/_emulator/accounts/${account_id}/onboarding`;
    await product.call("POST", finish, "", { outcome: "complete" });
  }).toPass({ timeout: 20_000 });

  const { stdout } = await life;
  expect(stdout).toMatch(/^Onboard at http/);
  expect(stdout).toContain("Onboarded.");
  expect(stdout).toContain("Earned $38.00 in 2 calls.");
  expect(stdout).toContain("Payout initiated. Processing in background. $34.20");
  expect(stdout).toMatch(/Payout [0-9a-f-]{36} \$34\.20 (pending|processing|completed)/);
});

test("the reference needs nobody but us, and a problem's type leads to its cure", async ({
  page,
}) => {
  const foreign: string[] = [];
  const { origin } = new URL(credentials().base_url);
  page.on("request", (sent) => {
    const asked = new URL(sent.url());
    if (asked.protocol.startsWith("http") && asked.origin !== origin) foreign.push(sent.url());
  });
  const missing = await page.request.get("/api/v1/nowhere");
  expect(missing.headers()["content-type"]).toBe("application/problem+json");
  const { type } = await missing.json();
  await page.goto(type);
  await expect(page.getByText("/api/v1/developer/earnings/payout", { exact: true })).toBeVisible();
  await expect(page.locator("#problem-not_found")).toBeInViewport();
  expect(foreign).toEqual([]);
});

test("a fault at Stripe is answered as documented, by the built server too", async ({
  request,
}) => {
  const { base_url: url, developer_token: token, stripe_api_base: stripe } = credentials();
  const { emulator } = client(request);
  const ask = async (method: string, path: string) => {
    const headers = { authorization: `Bearer ${token}` };
    const answer = await request.fetch(`${url}${path}`, { method, headers });
    return [answer.status(), await answer.json()];
  };
  const fault = { effect: "error_500", times: null, match: { path: "/v*" } };
  const { id } = await emulator<{ id: string }>("faults", fault);
  try {
    const first = "/api/v1/developer/earnings";
    const said = (detail: string) => [500, expect.objectContaining({ detail })];
    expect(await ask("GET", `${first}/connect/status`)).toEqual(
      said("Failed to get Connect status"),
    );
    expect(await ask("GET", `${first}/payment-methods`)).toEqual(
      said("Failed to get payment methods"),
    );
    const mirror = [200, expect.objectContaining({ connected: true })];
    expect(await ask("GET", "/developers/connect/status")).toEqual(mirror);
  } finally {
    await request.delete(`${stripe}/_emulator/faults/${id}`);
  }
});

test("wrong methods, HEAD and OPTIONS are answered as HTTP says", async ({ request }) => {
  const at = (method: string, path: string) => request.fetch(path, { method });
  const wrong = await at("DELETE", "/api/v1/usage");
  expect([wrong.status(), wrong.headers().allow]).toEqual([405, "OPTIONS, POST"]);
  expect(await wrong.json()).toMatchObject({ code: "method_not_allowed" });
  const options = await at("OPTIONS", "/developers/earnings");
  expect([options.status(), options.headers().allow]).toEqual([204, "GET, HEAD, OPTIONS"]);
  const head = await at("HEAD", "/api/health/live");
  expect([head.status(), await head.text()]).toEqual([200, ""]);
  expect((await at("GET", "/apps/%F0%9F")).status()).toBe(404);
  const odd = ["/api/v1/apps/%zz", "/developers/%E0%A4%A", "/API/v1/apps", "/Developers/earnings"];
  for (const path of ["/api", "/developers", "/api/v1/nowhere", "/developers/x/y", ...odd]) {
    for (const method of ["GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]) {
      const answer = await at(method, path);
      const said = [path, method, answer.status(), answer.headers()["content-type"]];
      expect(said).toEqual([path, method, 404, "application/problem+json"]);
    }
  }
});
