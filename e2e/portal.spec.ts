import { type APIRequestContext, expect, type Page, test } from "@playwright/test";
import postgres from "postgres";
import { client, credentials } from "./product";
import { signInByMail } from "./sign-in";
import { expectUsable, watch } from "./watch";

/** A developer's whole life in the portal, from the first visit to the reserve's return. */
const travel = async (page: Page, button: string) => {
  const bar = page.getByRole("form", { name: "Test clock" });
  const before = (await bar.textContent()) ?? "";
  await bar.getByRole("button", { name: button }).click();
  await expect(bar.getByRole("button", { name: button })).toBeEnabled({ timeout: 60_000 });
  await expect(bar).not.toHaveText(before);
};

/** Twenty calls of $60.00 each. */
async function earn(request: APIRequestContext, appId: string, from: number): Promise<void> {
  const known = credentials();
  const { call } = client(request, known);
  const clock = `${known.base_url}/api/v1/sandbox/clock`;
  const { now } = await call<{ now: string }>("GET", clock, known.operator_token);
  const events = Array.from({ length: 20 }, (_, n) => ({
    id: `night${from + n}`,
    app_id: appId,
    occurred_at: now,
    cost_credits: 60_000_000,
  }));
  const sent = await call("POST", `${known.base_url}/api/v1/usage`, known.service_token, {
    events,
  });
  expect(sent).toMatchObject({ accepted: 20, rejected: [] });
}

const LIVES = [
  { width: 1_280, email: "firsttime@tributary.test", when: "" },
  { width: 390, email: "smallscreen@tributary.test", when: " @long" },
] as const;

for (const { width, email, when } of LIVES) {
  test(`from the first visit to the reserve's return, ${width} px wide${when}`, async ({
    page,
    request,
  }) => {
    test.setTimeout(240_000);
    await page.setViewportSize({ width, height: 844 });
    await live(page, request, email);
  });
}

async function live(page: Page, request: APIRequestContext, email: string): Promise<void> {
  const known = credentials();
  const complaints = await watch(page);
  const main = page.getByRole("main");
  const shows = (text: string | RegExp) => expect(main).toContainText(text, { useInnerText: true });
  await signInByMail(page, email, known);
  await shows("Until your first payout");

  await page.goto("/apps");
  await page.getByRole("link", { name: "Create an app" }).click();
  await page.getByLabel("Name").fill("Night Owl");
  await expect(page.getByText("A call costing $1.00: the user pays $1.20")).toBeVisible();
  await expect(page.getByText("you get $0.19")).toBeVisible();
  await page.getByRole("button", { name: "Create app" }).click();
  await page.waitForURL(/\/apps\/app_/);
  const appId = new URL(page.url()).pathname.split("/").at(-1) ?? "";
  await expect(page.getByRole("heading", { name: "Night Owl" })).toBeVisible();

  await page.goto("/get-paid");
  await page.getByRole("button", { name: "Set up payouts with Stripe" }).click();
  await page.getByRole("button", { name: "Complete onboarding" }).click();
  await page.waitForURL(/\/get-paid/);
  await expect(page.getByText("Open Stripe dashboard")).toBeVisible();

  await earn(request, appId, 0);
  await page.goto("/earnings");
  await shows("$11.40");
  await page.goto("/");
  await expect(page.getByText("In hold")).toBeVisible();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("$205.20 goes to");

  await travel(page, "Forward 7 days");
  await travel(page, "Forward one day");
  await shows("$205.20");
  await page.locator('main a[href^="/payouts/pay_"]:visible').first().click();
  await expect(page.getByText("How it adds up")).toBeVisible();
  for (const amount of ["$228.00", "−$22.80", "$205.20"]) {
    await shows(amount);
  }
  await expect(page.getByText("In your Stripe account")).toBeVisible();
  await expectUsable(page, "a fresh payout");

  await page.goto("/reserves");
  await shows("$22.80");
  await travel(page, "Forward 90 days");
  await travel(page, "Go to the next run");
  await expect(page.getByText("Nothing is in reserve")).toBeVisible();
  await page.goto("/payouts");
  await shows("$22.80");
  await page.locator('main a[href^="/payouts/pay_"]:visible').first().click();
  await expect(page.getByText("Released reserves")).toBeVisible();
  expect(complaints).toEqual([]);
}

test("settings, a token and a markup, by keyboard alone", async ({ page }) => {
  const complaints = await watch(page);
  await signInByMail(page, "firsttime@tributary.test", credentials());

  await page.goto("/settings");
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "Skip to content" })).toBeFocused();
  await page.keyboard.press("Enter");
  await page.getByLabel("Pay me automatically").focus();
  await page.keyboard.press("Tab");
  await expect(page.getByLabel("How often")).toBeFocused();
  await page.keyboard.press("Tab");
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.type("9");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("alert").filter({ hasText: "Threshold" })).toBeVisible();
  await expect(page.getByLabel("From, in US dollars")).toHaveValue("9");
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.type("25.50");
  await page.keyboard.press("Enter");
  const saved = page.getByText("Saved.");
  await expect(saved.first()).toBeVisible();
  await page.keyboard.type("x");
  await expect(saved).toHaveCount(0);
  await page.reload();
  await expect(page.getByLabel("From, in US dollars")).toHaveValue("25.50");

  await page.getByText("Create a token").focus();
  await page.keyboard.press("Enter");
  await page.getByLabel("Name").fill("Nightly report");
  await page.keyboard.press("Enter");
  await expect(page.getByText(/^trib_dev_/)).toBeVisible();
  const revoke = page.getByRole("button", { name: "Revoke Nightly report" });
  await revoke.focus();
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("alertdialog");
  await expect(dialog).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await expect(revoke).toBeFocused();
  await page.keyboard.press("Enter");
  await dialog.getByRole("button", { name: "Revoke" }).press("Enter");
  await expect(revoke).toBeHidden();

  await page.goto("/apps");
  await page.getByRole("link", { name: /Night Owl/ }).press("Enter");
  await page.getByRole("slider", { name: "Markup" }).press("ArrowRight");
  await expect(page.getByText("the user pays $1.20")).toBeVisible();
  await page.getByRole("slider", { name: "Markup" }).press("End");
  await page.getByRole("button", { name: "Save changes" }).press("Enter");
  await expect(page.getByRole("status").filter({ hasText: "40% for calls from" })).toBeVisible();
  await expect(page.getByRole("table")).toContainText("40%");
  expect(complaints).toEqual([]);
});

test("a payout that fails says why, and what to do", async ({ page, request }) => {
  test.setTimeout(120_000);
  const known = credentials();
  const { emulator } = client(request, known);
  await signInByMail(page, "firsttime@tributary.test", known);
  await page.goto("/apps");
  const app = page.getByRole("link", { name: /Night Owl/ });
  const appId = (await app.getAttribute("href"))?.split("/").at(-1) ?? "";
  await earn(request, appId, 20);
  const status = await page.request.get("/developers/connect/status");
  const { stripe_account_id: destination } = await status.json();
  const match = { method: "POST", path: "/v1/transfers", destination };
  await emulator("faults", { effect: "capability_off", match, times: 1 });
  await page.goto("/");
  await travel(page, "Forward 7 days");
  await travel(page, "Forward one day");
  await page.goto("/payouts");
  await expect(page.getByRole("table").getByText("Failed").first()).toBeVisible();
  await page.locator('main a[href^="/payouts/pay_"]').first().click();
  await expect(page.getByText("Could not be sent")).toBeVisible();
  await expectUsable(page, "a failed payout");
});

test("when a page breaks it says that money is safe, and tries again", async ({ page }) => {
  const known = credentials();
  await signInByMail(page, "firsttime@tributary.test", known);
  const sql = postgres(known.database_url, { max: 1, onnotice: () => undefined });
  try {
    await sql`revoke select on earning_rollups from tributary_app`;
    await page.goto("/");
    await expect(page.getByText("Your money is not affected")).toBeVisible({ timeout: 30_000 });
    await expectUsable(page, "a broken page");
  } finally {
    await sql`grant select on earning_rollups to tributary_app`;
    await sql.end();
  }
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(page.getByText("Where your earnings are")).toBeVisible();
});
