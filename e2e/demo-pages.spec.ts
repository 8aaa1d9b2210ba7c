import { expect, type Page, test } from "@playwright/test";
import { credentials } from "./product";
import { signInAs, signInByMail } from "./sign-in";
import { expectUsable, lookAt, NARROW, WIDE, watch } from "./watch";

/** Every page and state of the demo's people; the file's name puts it before time is moved. */

/** The newest payout in the list that is open. */
async function payoutPath(page: Page): Promise<string> {
  const link = page.locator('a[href^="/payouts/pay_"]').first();
  return (await link.getAttribute("href")) ?? "";
}

test("every page is usable in light and dark, wide and narrow, without a complaint", async ({
  page,
}) => {
  test.setTimeout(300_000);
  const complaints = await watch(page);
  await signInAs(page, "developer");
  const { app_id: appId } = credentials();
  const payout = await page.goto("/payouts").then(() => payoutPath(page));
  const pages = ["/", "/earnings", "/payouts", payout, "/reserves", "/get-paid"];
  const rest = ["/apps", "/apps/new", `/apps/${appId}`, "/settings", "/statements", "/tax"];
  for (const path of [...pages, ...rest]) await lookAt(page, path);
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
  for (const path of ["/sign-in", "/connect/done"]) await lookAt(page, path);
  await signInAs(page, "operator");
  await lookAt(page, "/desk");
  expect(complaints).toEqual([]);
});

const STATES: readonly (readonly [string, string, readonly [string, RegExp][]])[] = [
  [
    "nothing yet",
    "nobody",
    [
      ["/", /Until your first payout.*Create an app/],
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

test("whoever has to sign in first comes to the page that was asked for", async ({ page }) => {
  await page.goto("/earnings?period=week");
  await page.getByRole("button", { name: "Continue as demo developer" }).click();
  await page.waitForURL((url) => `${url.pathname}${url.search}` === "/earnings?period=week");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Earnings");
});

test("Overview ships no more script than it may", async ({ page }) => {
  await signInAs(page, "developer");
  const fresh = await page.context().newPage();
  await fresh.goto("/");
  await fresh.waitForLoadState("networkidle");
  // As they came over the wire, those included that a payout in flight brings later.
  const sizes = await fresh.evaluate(() =>
    performance
      .getEntriesByType("resource")
      .filter((entry) => entry instanceof PerformanceResourceTiming)
      .filter(({ name }) => new URL(name).pathname.endsWith(".js"))
      .map(({ encodedBodySize, decodedBodySize }) => [encodedBodySize, decodedBodySize] as const),
  );
  expect(sizes.length).toBeGreaterThan(3);
  const sum = (side: 0 | 1) => sizes.reduce((all, size) => all + size[side], 0);
  expect(sum(0)).toBeLessThan(sum(1) / 2);
  expect(sum(0)).toBeLessThanOrEqual(170_000);
});

for (const [name, viewport] of [
  ["wide", WIDE],
  ["narrow", NARROW],
] as const) {
  test(`nothing shifts while a page loads, ${name}`, async ({ page }) => {
    await page.setViewportSize(viewport);
    await page.addInitScript(() => {
      const seen = window as Window & { shifted?: number };
      seen.shifted = 0;
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) {
          seen.shifted =
            (seen.shifted ?? 0) + (entry as PerformanceEntry & { value: number }).value;
        }
      }).observe({ type: "layout-shift", buffered: true });
    });
    await signInAs(page, "developer");
    const first = await page.goto("/payouts").then(() => payoutPath(page));
    for (const path of [
      "/",
      "/earnings",
      "/payouts",
      first,
      "/reserves",
      "/get-paid",
      "/settings",
    ]) {
      await page.goto(path);
      await page.waitForLoadState("networkidle");
      const shifted = await page.evaluate(() => (window as Window & { shifted?: number }).shifted);
      // A hair's breadth, when the typeface comes a frame late, is nothing that anybody sees.
      expect([path, shifted?.toFixed(4)]).toEqual([path, "0.0000"]);
    }
  });
}

test("every page can be read without scripts", async ({ browser, page }) => {
  await signInAs(page, "developer");
  const payout = await page.goto("/payouts").then(() => payoutPath(page));
  const { base_url: baseURL, app_id: appId } = credentials();
  const storageState = await page.context().storageState();
  const context = await browser.newContext({ javaScriptEnabled: false, storageState, baseURL });
  const plain = await context.newPage();
  const says: readonly (readonly [string, RegExp])[] = [
    ["/", /goes to Chase.*Where your earnings are.*Lifetime earnings.*Recent payouts/s],
    ["/earnings", /Last 30 days.*Chatterbox/s],
    ["/payouts", /In your bank/],
    [payout, /How it adds up.*Sent to you.*Its way to your bank/s],
    ["/reserves", /In hold.*In reserve.*Payout by payout/s],
    ["/get-paid", /You are ready to be paid/],
    ["/apps", /Margin Notes/],
    [`/apps/${appId}`, /What a call costs.*Markup over time/s],
    ["/settings", /Automatic payouts.*Access tokens/s],
    ["/tax", /Forms live at Stripe/],
  ];
  for (const [path, text] of says) {
    await plain.goto(path);
    // What is hidden until a script shows it does not count.
    await expect(plain.getByRole("main"), path).toContainText(text, { useInnerText: true });
  }
  await plain.goto("/earnings");
  await expect(plain.getByRole("img", { name: /stacked by app/ })).toBeVisible();
  await plain.goto("/settings");
  await plain.getByRole("button", { name: "Save notifications" }).click();
  await expect(plain.getByRole("status").filter({ hasText: "Saved." })).toBeVisible();
  await context.close();
});

test("on a small screen the menu and a payout are asked for by keyboard", async ({ page }) => {
  await page.setViewportSize(NARROW);
  const complaints = await watch(page);
  await signInAs(page, "developer");
  const menu = page.getByRole("button", { name: "Menu" });
  await menu.press("Enter");
  const sheet = page.getByRole("dialog");
  await expect(sheet.getByRole("link", { name: "Overview" })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(sheet).toBeHidden();
  await expect(menu).toBeFocused();
  await menu.press("Enter");
  await sheet.getByRole("link", { name: "Reserves & holds" }).press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "Reserves & holds" })).toBeVisible();
  await expect(sheet).toBeHidden();
  expect(complaints).toEqual([]);
});

test("between pages a skeleton shows, and goes when the page is there", async ({ page }) => {
  await signInAs(page, "developer");
  await page.waitForLoadState("networkidle");
  let letThrough = () => {};
  const held = new Promise<void>((resolve) => {
    letThrough = resolve;
  });
  await page.route(/\/tax\?_rsc=/, async (route) => {
    await held;
    await route.continue();
  });
  const skeleton = page.getByTestId("skeleton");
  await expect(skeleton).toBeHidden();
  await page.getByRole("link", { name: "Tax" }).click();
  await expect(skeleton).toBeVisible();
  letThrough();
  await expect(page.getByRole("heading", { level: 1, name: "Tax" })).toBeVisible();
  await expect(skeleton).toBeHidden();
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

  const all = async (path: string, list: string) => {
    const headers = { authorization: `Bearer ${token}` };
    const rows: Record<string, unknown>[] = [];
    for (let cursor = ""; ; ) {
      const asked = `${base}/api/v1/developer/earnings${path}${cursor}`;
      const answer = await (await page.request.get(asked, { headers })).json();
      rows.push(...answer[list]);
      if (!answer.next_cursor) return rows;
      cursor = `&cursor=${encodeURIComponent(answer.next_cursor)}`;
    }
  };
  const taken = await all("/earnings/history?limit=100&status=clawed_back", "earnings");
  await expectSameRows(page, "/earnings/csv?status=clawed_back", taken);
  const payouts = await all("/payout/history?limit=100", "payouts");
  expect(payouts.length).toBeGreaterThan(50);
  await expectSameRows(page, "/payouts/csv", payouts);
});

/** A file for people and an answer for programs, cell by cell. */
async function expectSameRows(
  page: Page,
  path: string,
  told: readonly Readonly<Record<string, unknown>>[],
): Promise<void> {
  const csv = await (await page.request.get(path)).text();
  const [columns = "", ...lines] = csv.trim().split("\r\n");
  const names = columns.split(",");
  expect(names).toEqual(Object.keys(told[0] ?? {}));
  expect(lines).toEqual(told.map((row) => names.map((name) => String(row[name] ?? "")).join(",")));
}
