import { gzipSync } from "node:zlib";
import { expect, type Page, test } from "@playwright/test";
import { credentials } from "./product";
import { signInAs, signInByMail } from "./sign-in";
import { expectUsable, watch } from "./watch";

/** Every page and state of the demo's people; the file's name puts it before time is moved. */
const WIDE = { width: 1280, height: 860 };
const NARROW = { width: 390, height: 844 };

async function lookAt(page: Page, paths: readonly string[]): Promise<void> {
  for (const path of paths) {
    await page.setViewportSize(WIDE);
    await page.emulateMedia({ colorScheme: "light" });
    await page.goto(path);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await page.waitForLoadState("networkidle");
    await expectUsable(page, `${path}, wide and light`);
    await page.setViewportSize(NARROW);
    await page.emulateMedia({ colorScheme: "dark" });
    await expectUsable(page, `${path}, narrow and dark`);
  }
}

test("every page is usable in light and dark, wide and narrow, without a complaint", async ({
  page,
}) => {
  test.setTimeout(120_000);
  const complaints = await watch(page);
  await signInAs(page, "developer");
  const { app_id: appId } = credentials();
  await page.goto("/payouts");
  const payout = await page.locator('a[href^="/payouts/pay_"]').first().getAttribute("href");
  const pages = ["/", "/earnings", "/payouts", payout ?? "", "/reserves", "/get-paid"];
  const rest = ["/apps", "/apps/new", `/apps/${appId}`, "/settings", "/statements", "/tax"];
  await lookAt(page, [...pages, ...rest]);
  expect(complaints).toEqual([]);
});

test("the API reference breaks no policy; what is around its viewer is usable", async ({
  page,
}) => {
  const complaints = await watch(page);
  await page.goto("/docs/api");
  await page.locator(".swagger-ui .opblock").first().waitFor();
  await expectUsable(page, "the API reference", [".swagger-ui"]);
  expect(complaints).toEqual([]);
});

test("sign-in and the desk are too", async ({ page }) => {
  const complaints = await watch(page);
  await lookAt(page, ["/sign-in", "/connect/done"]);
  await signInAs(page, "operator");
  await lookAt(page, ["/desk"]);
  expect(complaints).toEqual([]);
});

const STATES: readonly (readonly [string, string, readonly [string, RegExp][]])[] = [
  [
    "nothing yet",
    "nobody",
    [
      ["/", /No payouts yet/],
      ["/earnings", /Nothing earned yet/],
    ],
  ],
  ["no bank account", "cleo", [["/", /Set up payouts|where your earnings should go/i]]],
  ["restricted", "dana", [["/get-paid", /Stripe needs something from you/]]],
  [
    "negative",
    "eli",
    [
      ["/", /below zero/i],
      ["/reserves", /Nothing is in reserve/],
    ],
  ],
];

for (const [state, who, seen] of STATES) {
  test(`a state of its own: ${state}`, async ({ page }) => {
    const complaints = await watch(page);
    await signInByMail(page, `${who}@tributary.test`, credentials());
    for (const [path, text] of seen) {
      await page.goto(path);
      await expect(page.getByRole("main")).toContainText(text);
    }
    await page.setViewportSize(NARROW);
    await expectUsable(page, `${state}, narrow`);
    expect(complaints).toEqual([]);
  });
}

test("what is not there says so, and the way back works", async ({ page }) => {
  await signInAs(page, "developer");
  const answer = await page.goto("/payouts/pay_none");
  expect(answer?.status()).toBe(404);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
});

test("Overview ships no more script than it may", async ({ page }) => {
  await signInAs(page, "developer");
  const html = await (await page.request.get("/")).text();
  // Browsers that know modules, and so all of today's, leave the others alone.
  const scripts = [...html.matchAll(/<script[^>]* src="([^"]+)"[^>]*>/g)];
  const modern = scripts.filter(([tag]) => !/nomodule/i.test(tag));
  const sources = new Set(modern.map(([, source]) => source));
  let bytes = 0;
  for (const source of sources) {
    const body = await (await page.request.get(source ?? "")).body();
    bytes += gzipSync(body).length;
  }
  expect(sources.size).toBeGreaterThan(3);
  expect(Math.round(bytes / 1_024)).toBeLessThanOrEqual(170);
});

test("pages can be read without scripts", async ({ browser, page }) => {
  await signInAs(page, "developer");
  const storageState = await page.context().storageState();
  const context = await browser.newContext({ javaScriptEnabled: false, storageState });
  const plain = await context.newPage();
  const { base_url: base } = credentials();
  await plain.goto(`${base}/earnings`);
  await expect(plain.getByRole("img", { name: /stacked by app/ })).toBeVisible();
  await expect(plain.getByRole("table").last()).toContainText("Chatterbox");
  await plain.goto(`${base}/settings`);
  await plain.getByRole("button", { name: "Save notifications" }).click();
  await expect(plain.getByRole("status").filter({ hasText: "Saved." })).toBeVisible();
  await context.close();
});

test("earnings are narrowed, paged and downloaded as the API tells them", async ({ page }) => {
  const { base_url: base, developer_token: token, app_id: appId } = credentials();
  await signInAs(page, "developer");
  await page.goto("/earnings");
  await page.getByLabel("Status").selectOption("clawed_back");
  await page.getByRole("button", { name: "Show" }).click();
  await page.waitForURL(/status=clawed_back/);
  await expect(page.getByRole("table").last().getByText("Taken back").first()).toBeVisible();

  await page.goto(`/earnings?app=${appId}&period=month`);
  await page.getByRole("link", { name: "Next" }).click();
  await page.waitForURL(/after=/);
  await expect(page.getByRole("link", { name: "Back to the start" })).toBeVisible();

  const csv = await (await page.request.get("/earnings/csv?status=clawed_back")).text();
  const path = "/api/v1/developer/earnings/earnings/history?status=clawed_back";
  const headers = { authorization: `Bearer ${token}` };
  const { earnings } = await (await page.request.get(`${base}${path}`, { headers })).json();
  const [columns = "", ...rows] = csv.trim().split("\r\n");
  expect(rows).toEqual(
    earnings.map((row: Record<string, unknown>) =>
      columns
        .split(",")
        .map((column) => String(row[column] ?? ""))
        .join(","),
    ),
  );
});
