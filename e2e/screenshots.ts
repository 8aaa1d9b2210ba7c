import { type Browser, type BrowserContext, type Page, test } from "@playwright/test";
import { DESK, type Shot, shot } from "./desk-shots";
import { client, credentials } from "./product";
import { SCENES } from "./scenes";
import { signInAs, signInByMail } from "./sign-in";
import { NARROW, WIDE } from "./watch";

/** Every page and state, wide and narrow, light and dark, for people to look at. */
const known = credentials();
const OUT = ".local/screenshots";

const SIZES = { wide: WIDE, narrow: NARROW } as const;
const THEMES = ["light", "dark"] as const;

const firstPayout = async (page: Page) => {
  await page.locator('main a[href^="/payouts/pay_"]:visible').first().click();
  await page.getByText("How it adds up").waitFor();
};
const firstApp = async (page: Page) => {
  await page.locator('main a[href^="/apps/app_"]:visible').first().click();
  await page.getByText("What a call costs").waitFor();
};
const firstMonth = async (page: Page) => {
  const closed = page.getByText(/^TRB-/).locator("visible=true").first();
  await page.locator("tr, li").filter({ has: closed }).getByRole("link").first().click();
  await page.getByRole("heading", { name: "What moved" }).waitFor();
};
const firstYear = async (page: Page) => {
  await page.getByRole("link", { name: "The whole year" }).first().click();
  await page.getByRole("heading", { name: "For your tax return" }).waitFor();
};
const revoke = async (page: Page) => {
  await page
    .getByRole("button", { name: /^Revoke/ })
    .first()
    .click();
  await page.getByRole("alertdialog").waitFor();
};
const openMenu = async (page: Page) => {
  const menu = page.getByRole("button", { name: "Menu" });
  if (await menu.isVisible()) await menu.click();
};
const newToken = async (page: Page) => {
  await page.getByText("Create a token").click();
};

const askForPayout = async (page: Page) => {
  await page.getByRole("button", { name: "Pay out now" }).click();
  await page.getByRole("alertdialog").waitFor();
};
/** The next page never comes, so that what stands in for it can be seen. */
const holdBack = async (page: Page) => {
  await page.route(/\/earnings\?_rsc=/, () => {});
  await openMenu(page);
  await page.locator('a[href="/earnings"]:visible').first().click({ noWaitAfter: true });
  await page.getByText("Loading").first().waitFor({ state: "attached" });
};
const breakIt = async (page: Page) => {
  await page.getByRole("button", { name: "Forward one day" }).click();
  await page.getByText("Your money is not affected").waitFor();
};

const everyPage = (who: string): Shot[] => [
  shot(`${who}-overview`, "/"),
  shot(`${who}-earnings`, "/earnings"),
  shot(`${who}-payouts`, "/payouts"),
  shot(`${who}-reserves`, "/reserves"),
  shot(`${who}-apps`, "/apps"),
  shot(`${who}-get-paid`, "/get-paid"),
  shot(`${who}-settings`, "/settings"),
  shot(`${who}-statements`, "/statements"),
  shot(`${who}-tax`, "/tax"),
];

const PEOPLE: Readonly<Record<string, readonly Shot[]>> = {
  "demo@tributary.test": [
    ...everyPage("ada"),
    shot("ada-earnings-months", "/earnings?period=month"),
    shot("ada-earnings-taken-back", "/earnings?status=clawed_back"),
    shot("ada-payout", "/payouts", firstPayout),
    shot("ada-app", "/apps", firstApp),
    shot("ada-app-new", "/apps/new"),
    shot("ada-statement", "/statements", firstMonth),
    shot("ada-statement-year", "/statements", firstYear),
    shot("ada-not-found", "/payouts/pay_none"),
    shot("ada-revoke", "/settings", revoke),
    shot("ada-new-token", "/settings", newToken),
    shot("ada-menu", "/", openMenu),
  ],
  "ben@tributary.test": [shot("ben-overview", "/"), shot("ben-reserves", "/reserves")],
  "cleo@tributary.test": [shot("cleo-overview", "/"), shot("cleo-get-paid", "/get-paid")],
  "dana@tributary.test": [shot("dana-overview", "/"), shot("dana-get-paid", "/get-paid")],
  "eli@tributary.test": [
    shot("eli-overview", "/"),
    shot("eli-reserves", "/reserves"),
    shot("eli-payout", "/payouts", firstPayout),
  ],
  "new@tributary.test": everyPage("new"),
};

/** Bars that stick to the window would lie across a picture of the whole page. */
const AS_ONE_PICTURE =
  "form.sticky, header.sticky { position: static } nextjs-portal { display: none }";

const only = process.env.SCREENSHOTS_ONLY;
const isWanted = ({ name }: Pick<Shot, "name">) => !only || new RegExp(only).test(name);

for (const [email, shots] of Object.entries(PEOPLE)) {
  const wanted = shots.filter(isWanted);
  if (wanted.length === 0) continue;
  test(email, async ({ browser }) => {
    const first = await browser.newContext({ baseURL: known.base_url });
    const page = await first.newPage();
    if (email.startsWith("demo@")) await signInAs(page, "developer");
    else await signInByMail(page, email, known);
    const storageState = await first.storageState();
    await first.close();
    await takeAt(browser, storageState, wanted);
  });
}

test("the desk", async ({ page, browser }) => {
  const wanted = DESK.filter(isWanted);
  if (wanted.length === 0) return;
  await signInAs(page, "operator");
  await takeAt(browser, await page.context().storageState(), wanted);
});

test("sign in", async ({ browser }) => {
  if (only && !new RegExp(only).test("sign-in")) return;
  await takeAt(browser, { cookies: [], origins: [] }, [
    shot("sign-in", "/sign-in"),
    shot("sign-in-sent", "/sign-in?sent=1"),
    shot("sign-in-failed", "/sign-in?error=Verification"),
    shot("back-from-stripe", "/connect/done"),
    shot("link-used-up", "/connect/done?expired=1"),
    shot("nowhere", "/nowhere"),
  ]);
});

for (const [scene, set] of Object.entries(SCENES)) {
  if (only && !new RegExp(only).test(`scene ${scene}`)) continue;
  test(scene, async ({ page, request, browser }) => {
    const sights = await set(page, request);
    const asks = { name: "ask", path: "/", act: askForPayout };
    const shots: Shot[] = [...sights, ...(scene.startsWith("a schedule") ? [asks] : [])];
    await takeAt(browser, await page.context().storageState(), shots);
  });
}

test("a page that is on its way, and one that breaks", async ({ page, request, browser }) => {
  if (only && !isWanted({ name: "loading broken" })) return;
  await signInAs(page, "developer");
  const state = await page.context().storageState();
  await takeAt(browser, state, [shot("loading", "/tax", holdBack)]);
  const fault = {
    effect: "error_500",
    match: { method: "GET", path: "/v1/transfers" },
    keep_answer: false,
    times: null,
  };
  const { emulator } = client(request);
  const { id } = await emulator<{ id: string }>("faults", fault);
  await takeAt(browser, state, [shot("broken", "/tax", breakIt)]);
  await request.delete(`${known.stripe_api_base}/_emulator/faults/${id}`);
});

async function takeAt(
  browser: Browser,
  storageState: Awaited<ReturnType<BrowserContext["storageState"]>>,
  shots: readonly Shot[],
): Promise<void> {
  for (const [size, viewport] of Object.entries(SIZES)) {
    const { base_url: baseURL } = known;
    const asked = { baseURL, bypassCSP: true, viewport, storageState };
    const context = await browser.newContext(asked);
    await take(context, shots, size);
    await context.close();
  }
}

async function take(context: BrowserContext, shots: readonly Shot[], size: string): Promise<void> {
  const page = await context.newPage();
  for (const { name, path: address, act } of shots) {
    await page.emulateMedia({ colorScheme: "light" });
    await page.goto(address);
    await page.waitForLoadState("networkidle");
    await act?.(page);
    await page.addStyleTag({ content: AS_ONE_PICTURE });
    await page.waitForTimeout(300);
    for (const theme of THEMES) {
      await page.emulateMedia({ colorScheme: theme });
      const path = `${OUT}/${name}-${size}-${theme}.png`;
      await page.screenshot({ path, fullPage: true, animations: "disabled" });
    }
  }
}
