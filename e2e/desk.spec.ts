import { type APIRequestContext, expect, type Locator, type Page, test } from "@playwright/test";
import { askUntil, connect, disturb, earn, NO_SUCH_ACCOUNT, type Person, person } from "./people";
import { client, credentials } from "./product";
import { signInAs, signInByMail } from "./sign-in";
import { lookAt, watch } from "./watch";

/** An operator finds and settles each incident on the desk alone (docs/operating.md). */
test.describe.configure({ timeout: 180_000 });

const known = credentials();

/** The developer in one window, the operator in another. */
async function stage(page: Page, request: APIRequestContext, name: string) {
  const who = await person(page, request, name);
  const desk = await (await page.context().browser()?.newContext())?.newPage();
  if (!desk) throw new Error("there is no second window");
  await signInAs(desk, "operator");
  return { who, desk, developerId: await idOf(desk, who) };
}

async function idOf(desk: Page, who: Person): Promise<string> {
  const url = `${known.base_url}/api/v1/operator/developers?q=${encodeURIComponent(who.email)}`;
  const { developers } = await (await desk.request.get(url)).json();
  return developers[0].id;
}

/** The entry of the queue that leads to this page of the desk. */
async function entryOf(desk: Page, title: string, href: string): Promise<Locator> {
  const entry = desk
    .getByRole("list", { name: "Needs attention" })
    .getByRole("listitem")
    .filter({ hasText: title })
    .filter({ has: desk.locator(`a[href="${href}"]`) });
  await expect(async () => {
    await desk.goto("/desk");
    await expect(entry).toBeVisible({ timeout: 2_000 });
  }).toPass({ timeout: 60_000 });
  await expect(entry.getByText(/since \d/)).toBeVisible();
  return entry;
}

/** Presses a button of the entry and confirms what it says it will do. */
async function act(
  desk: Page,
  place: Locator,
  label: string,
  { note = "", confirm = label } = {},
): Promise<void> {
  await place.getByRole("button", { name: new RegExp(`^${label}`) }).click();
  const dialog = desk.getByRole("alertdialog");
  await expect(dialog).toContainText("This will:");
  if (note) await dialog.getByRole("textbox").first().fill(note);
  await dialog.getByRole("button", { name: confirm, exact: true }).click();
  await expect(dialog).toBeHidden({ timeout: 30_000 });
}

test("an unknown attempt is resolved, and paid once", async ({ page, request }) => {
  const { who, desk } = await stage(page, request, "unknown");
  await earn(who);
  const account = await connect(who, "complete");
  const trouble = { effect: "error_500", when: "before", keep_answer: false, times: null };
  const rule = await disturb(who, account, trouble);
  const path = await askUntil(who, ["processing"]);
  const entry = await entryOf(desk, "outcome is unknown", `/desk${path}`);
  await expect(entry).toContainText("$34.20");
  await request.delete(`${known.stripe_api_base}/_emulator/faults/${rule}`);
  await act(desk, entry, "Resolve now");
  await desk.goto(`/desk${path}`);
  await expect(desk.getByText("Stripe took it.")).toBeVisible();
  expect(await client(request).transfersTo(account)).toHaveLength(1);
});

test("a restricted account with money waiting", async ({ page, request }) => {
  const { who, desk, developerId } = await stage(page, request, "restricted");
  await earn(who);
  const account = await connect(who, "complete");
  const { emulator } = client(request);
  await emulator(`accounts/${account}/onboarding`, { outcome: "past_due" });
  const title = "A restricted account with money waiting";
  const entry = await entryOf(desk, title, `/desk/developers/${developerId}`);
  await expect(entry).toContainText("$38.00");
  await expect(entry).toContainText("Stripe wants:");
  await emulator(`accounts/${account}/onboarding`, { outcome: "complete" });
  await act(desk, entry, "Check with Stripe");
  await desk.goto("/desk");
  await expect(entry).toBeHidden();
});

test("a run short of funds", async ({ page, request }) => {
  const { who, desk } = await stage(page, request, "short");
  await earn(who);
  await connect(who, "complete");
  const { emulator } = client(request);
  const { places } = await emulator<{ places: Record<string, number> }>("ledger");
  const amount = places["platform:available"] ?? 0;
  await emulator("drain", { amount });
  const path = await askUntil(who, ["pending"]);
  const entry = await entryOf(desk, "Payouts wait for money", "/desk/funding");
  await desk.goto("/desk/funding");
  await expect(desk.getByText(/more is needed at Stripe/)).toBeVisible();
  await emulator("fund", { amount });
  await desk.goto("/desk");
  await act(desk, entry, "Send what is covered");
  await expect(async () => {
    await desk.goto(`/desk${path}`);
    await expect(desk.getByText("Stripe took it.")).toBeVisible({ timeout: 2_000 });
  }).toPass({ timeout: 60_000 });
  await desk.goto("/desk");
  await expect(entry).toBeHidden();
});

test("a returned bank payout is set aside with a note", async ({ page, request }) => {
  const { who, desk } = await stage(page, request, "returned");
  await earn(who);
  await connect(who, "complete", NO_SUCH_ACCOUNT);
  const path = await askUntil(who, ["paid"]);
  await client(request).advance("P5D");
  const entry = await entryOf(desk, "The bank sent a payout back", `/desk${path}`);
  await expect(entry).toContainText("do not pay again");
  await act(desk, entry, "Set aside", {
    note: "Wrote to them about their bank account",
  });
  await desk.goto("/desk");
  await expect(entry).toBeHidden();
  await desk.goto("/desk/audit?action=attention.");
  await expect(desk.getByRole("list", { name: /^Audit log/ })).toContainText(
    "Wrote to them about their bank account",
  );
});

test("a poisoned webhook is parked, mended and replayed", async ({ page, request }) => {
  const { who, desk } = await stage(page, request, "poisoned");
  const account = await connect(who, "complete");
  const { emulator, advance } = client(request);
  const match = { method: "GET", path: `/v1/accounts/${account}` };
  await emulator("faults", { effect: "error_500", match, times: null });
  await emulator(`accounts/${account}/bank`, { number: "000123456789" });
  for (let tries = 0; tries < 14; tries += 1) await advance("PT1M");
  await desk.goto("/desk/webhooks?standing=parked");
  const link = desk.getByRole("table").getByRole("link").first();
  const href = (await link.getAttribute("href")) ?? "";
  await entryOf(desk, "A Stripe event is parked", href);
  await request.delete(`${known.stripe_api_base}/_emulator/faults`);
  await desk.goto(href);
  await expect(desk.getByRole("region", { name: "Payload" })).toContainText(account);
  const tries = desk.getByRole("region", { name: "Tries to work on it" });
  await expect(tries.getByText("Failed, parked")).toHaveCount(1);
  await expect(tries.getByText("Failed", { exact: true })).toHaveCount(11);
  await act(desk, desk.getByRole("main"), "Replay");
  await expect(async () => {
    await desk.goto(href);
    await expect(desk.getByText("Handled").first()).toBeVisible({ timeout: 2_000 });
  }).toPass({ timeout: 60_000 });
});

test("a finding: a stray transfer is found, reversed at Stripe, and gone", async ({
  page,
  request,
}) => {
  const { who, desk } = await stage(page, request, "finding");
  const account = await connect(who, "complete");
  const headers = { authorization: `Bearer ${known.stripe_secret_key}` };
  const transfers = `${known.stripe_api_base}/v1/transfers`;
  const form = { amount: "1234", currency: "usd", destination: account };
  const { id } = await (await request.post(transfers, { headers, form })).json();
  await desk.goto("/desk/findings");
  await act(desk, desk.getByRole("main"), "Check the books now", { confirm: "Check" });
  const entry = desk.getByRole("listitem").filter({ hasText: "$12.34" });
  await expect(entry).toContainText("Stripe and our payouts disagree");
  await request.post(`${transfers}/${id}/reversals`, { headers, form: {} });
  await desk.goto("/desk/findings");
  await act(desk, desk.getByRole("main"), "Check the books now", { confirm: "Check" });
  await expect(entry).toBeHidden();
});

test("a large adjustment takes two people", async ({ page, request, browser }) => {
  const { desk, developerId } = await stage(page, request, "large");
  await desk.goto(`/desk/developers/${developerId}`);
  await desk.getByRole("button", { name: "Adjust" }).click();
  const dialog = desk.getByRole("alertdialog");
  await dialog.getByLabel(/Amount in dollars/).fill("2000");
  await dialog.getByLabel(/Reason/).fill("Goodwill after the outage");
  await dialog.getByRole("button", { name: "What will it do?" }).click();
  await expect(dialog).toContainText("The platform bears $2,000.00.");
  await dialog.getByLabel(/Type 2000.00/).fill("2000.00");
  await dialog.getByRole("button", { name: "Propose" }).click();
  await expect(dialog).toBeHidden();
  await desk.goto("/desk/approvals");
  await expect(desk.getByRole("button", { name: "Approve" })).toHaveCount(0);

  const second = await (await browser.newContext()).newPage();
  await signInByMail(second, "second@tributary.test", known, "/desk");
  await second.goto("/desk/approvals");
  await second.getByRole("button", { name: "Approve" }).first().click();
  const vote = second.getByRole("alertdialog");
  await vote.getByLabel(/Type 2000.00/).fill("2000.00");
  await vote.getByRole("button", { name: "Approve" }).click();
  await expect(second.getByRole("list", { name: /^Proposals/ })).toContainText("executed");
  await desk.goto(`/desk/developers/${developerId}`);
  await expect(desk.getByRole("main")).toContainText("$2,000.00");
});

test("a large run takes two people", async ({ page, request, browser }) => {
  const { who, desk, developerId } = await stage(page, request, "run");
  await connect(who, "complete");
  await earn(who, { calls: 600 });
  await desk.goto("/desk/runs");
  await desk.getByRole("button", { name: "Run payouts now" }).click();
  const dialog = desk.getByRole("alertdialog");
  await dialog.getByRole("button", { name: "What will it do?" }).click();
  await expect(dialog).toContainText("at Stripe covers it");
  await expect(dialog).toContainText("$1,026.00");
  const amount = /Type ([\d.]+)/.exec((await dialog.textContent()) ?? "")?.[1] ?? "";
  await dialog.getByLabel(/^Type/).fill(amount);
  await dialog.getByRole("button", { name: "Propose" }).click();
  await expect(dialog).toBeHidden();

  const second = await (await browser.newContext()).newPage();
  await signInByMail(second, "second@tributary.test", known, "/desk");
  await second.goto("/desk/approvals");
  const proposed = second.getByRole("listitem").filter({ hasText: "a payout run" }).first();
  await proposed.getByRole("button", { name: "Approve" }).click();
  const vote = second.getByRole("alertdialog");
  await vote.getByLabel(/^Type/).fill(amount);
  await vote.getByRole("button", { name: "Approve" }).click();
  await expect(proposed).toContainText("executed");
  await desk.goto(`/desk/developers/${developerId}?show=payouts`);
  await expect(desk.getByRole("main")).toContainText("$1,026.00");
});

test("every page of the desk is usable, wide and narrow, light and dark @long", async ({
  page,
}) => {
  test.setTimeout(400_000);
  const complaints = await watch(page);
  await signInAs(page, "operator");
  const first = async (path: string, start: string) => {
    await page.goto(path);
    const link = page.getByRole("main").locator(`a[href^="${start}"]`).first();
    return (await link.getAttribute("href")) ?? path;
  };
  const developer = await first("/desk/developers?q=demo@tributary.test", "/desk/developers/dev_");
  const paths = [
    ...["/desk", "/desk/runs", "/desk/runs/preview", "/desk/funding", "/desk/developers"],
    ...[developer, `${developer}?show=payouts`, `${developer}?show=earnings`],
    ...[`${developer}?show=reserves`, `${developer}?show=history`],
    await first("/desk/runs", "/desk/runs/run_"),
    await first(`${developer}?show=payouts`, "/desk/payouts/pay_"),
    await first("/desk/webhooks", "/desk/webhooks/evt_"),
    ...["/desk/approvals", "/desk/clawbacks", "/desk/reserves", "/desk/webhooks"],
    ...["/desk/findings", "/desk/policy", "/desk/access", "/desk/audit"],
  ];
  for (const path of paths) await lookAt(page, path);
  expect(complaints).toEqual([]);
});
