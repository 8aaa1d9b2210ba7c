import { expect, test } from "@playwright/test";
import { connect, earn, person } from "./people";
import { client } from "./product";
import { SCENES } from "./scenes";
import { expectUsable, lookAt, watch } from "./watch";

/** Each state that a portal has to explain, brought about and then looked at. */

/** Where money is at stake or missing; the others wait for the long run. */
const ALWAYS = /^(a bank that|a payout of which|less than)/;

for (const [scene, set] of Object.entries(SCENES)) {
  test(ALWAYS.test(scene) ? scene : `${scene} @long`, async ({ page, request }) => {
    test.setTimeout(180_000);
    const complaints = await watch(page);
    for (const { path, says } of await set(page, request)) {
      const seen = () => expect(page.getByRole("main")).toContainText(says);
      await lookAt(page, path, seen, `${scene}: ${path}`);
    }
    expect(complaints).toEqual([]);
  });
}

test("a page that is open follows what Stripe says of the account", async ({ page, request }) => {
  const who = await person(page, request, "flo");
  const account = await connect(who, "in_review");
  await page.goto("/get-paid");
  await expect(page.getByText("Stripe is checking your details")).toBeVisible();
  const outcome = { outcome: "complete" };
  await client(request).emulator(`accounts/${account}/onboarding`, outcome);
  await expect(page.getByText("You are ready to be paid")).toBeVisible({ timeout: 30_000 });
});

test("a payout is asked for by keyboard, foretold to the cent, and followed", async ({
  page,
  request,
}) => {
  const complaints = await watch(page);
  const who = await person(page, request, "kim");
  await connect(who, "complete");
  await earn(who);
  await page.goto("/");
  await page.getByRole("button", { name: "Pay out now" }).press("Enter");
  const dialog = page.getByRole("alertdialog");
  for (const foretold of [/\$38\.00/, /in reserve until.*−\$3\.80/s, /\$34\.20/, /Arrive about/]) {
    await expect(dialog).toContainText(foretold);
  }
  await expect(dialog).toContainText("none, 5% was taken per call");
  await expectUsable(page, "the dialog");
  await dialog.getByRole("button", { name: "Pay out now" }).press("Enter");
  await expect(page.getByText("Your payout has started.")).toBeVisible();
  // Without a reload: Queued, Sending, and then
  const newest = page.locator('main a[href^="/payouts/pay_"]').first();
  await expect(newest).toContainText("Paid", { timeout: 30_000 });
  await expect(page.getByRole("status").filter({ hasText: /payable|on its way/ })).toHaveCount(0);
  await expect(page.getByText("Your payout has started.")).toBeVisible();
  await newest.press("Enter");
  await expect(page.getByText("You asked for it")).toBeVisible();
  await expect(page.getByRole("main")).toContainText("$34.20");
  expect(complaints).toEqual([]);
});
