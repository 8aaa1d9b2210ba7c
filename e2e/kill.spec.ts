import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type APIRequestContext, expect, test } from "@playwright/test";
import { client, credentials, FOLDER, isWhole } from "./product";

interface RunFile {
  readonly children: readonly { readonly name: string; readonly pid: number }[];
}

function appPid(): number {
  const file: RunFile = JSON.parse(readFileSync(join(FOLDER, "run.json"), "utf8"));
  const app = file.children.find(({ name }) => name === "app");
  if (!app) throw new Error("the product runs no app");
  return app.pid;
}

async function ready(request: APIRequestContext): Promise<void> {
  await expect
    .poll(
      () =>
        request.get("/api/health/ready").then(
          (r) => r.status(),
          () => 0,
        ),
      {
        timeout: 30_000,
      },
    )
    .toBe(200);
}

test("kill -9 between claim and transfer ends with one transfer", async ({ request }) => {
  test.setTimeout(180_000);
  const product = client(request);
  const { base_url, app_id, developer_token: token, service_token } = credentials();
  const status = `${base_url}/developers/connect/status`;
  const { stripe_account_id: destination } = await product.call<{ stripe_account_id: string }>(
    "GET",
    status,
    token,
  );
  const now = new Date((await product.call<{ now: string }>("GET", ...clock())).now);
  const event = {
    id: `kill-${now.getTime()}`,
    app_id,
    occurred_at: new Date(now.getTime() - 20 * 86_400_000).toISOString(),
    cost_credits: 200_000_000,
  };
  await product.call("POST", `${base_url}/api/v1/usage`, service_token, { events: [event] });
  const before = await product.transfersTo(destination);

  // Stripe takes the request and says nothing, so that the app is killed while it waits.
  const match = { method: "POST", path: "/v1/transfers", destination };
  await product.emulator("faults", { effect: "hang", when: "before", match, times: 1 });
  const run = await product.run();
  expect(run.payouts).toBeGreaterThan(0);
  await expect
    .poll(
      async () => {
        const { firings } = await product.emulator<{ firings: unknown[] }>("faults");
        return firings.length;
      },
      { timeout: 30_000 },
    )
    .toBeGreaterThan(0);
  const killed = appPid();
  process.kill(killed, "SIGKILL");
  await expect.poll(appPid, { timeout: 30_000 }).not.toBe(killed);
  await ready(request);

  await product.advance("PT10M");
  await expect
    .poll(async () => (await product.earnings(token)).recent_payouts[0]?.status, {
      timeout: 90_000,
    })
    .toBe("paid");
  const { summary, recent_payouts: payouts } = await product.earnings(token);
  const after = await product.transfersTo(destination);
  expect(after).toHaveLength(before.length + 1);
  expect(after[0]?.amount).toBe((payouts[0]?.transfer_amount_credits ?? 0) / 10_000);
  expect(isWhole(summary)).toBe(true);

  function clock() {
    return [`${base_url}/api/v1/sandbox/clock`, credentials().operator_token] as const;
  }
});
