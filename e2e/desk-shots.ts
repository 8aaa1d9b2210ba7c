import type { Page } from "@playwright/test";

/** A picture to be taken. */
export interface Shot {
  readonly name: string;
  readonly path: string;
  /** What is done before it is taken. */
  readonly act?: (page: Page) => Promise<void>;
}

export const shot = (name: string, path: string, act?: Shot["act"]): Shot => ({
  name,
  path,
  ...(act ? { act } : {}),
});

/** The first page that a list leads to. */
const follow = (start: string, query = "") => {
  return async (page: Page) => {
    const link = page.getByRole("main").locator(`a[href^="${start}"]:visible`).first();
    await page.goto(`${await link.getAttribute("href")}${query}`);
    await page.waitForLoadState("networkidle");
  };
};
const ADA = "/desk/developers?q=demo@tributary.test";
const show = (part: string) => follow("/desk/developers/dev_", part && `?show=${part}`);

const asking = (button: string) => async (page: Page) => {
  await page.getByRole("button", { name: button }).first().click();
  await page.getByRole("alertdialog").waitFor();
};
const foretelling = (button: string) => async (page: Page) => {
  await asking(button)(page);
  await page.getByRole("button", { name: "What will it do?" }).click();
  await page.getByText("This will happen:").waitFor();
};

/** Every page of the desk. */
export const DESK: readonly Shot[] = [
  shot("desk-attention", "/desk"),
  shot("desk-runs", "/desk/runs"),
  shot("desk-run", "/desk/runs", follow("/desk/runs/run_")),
  shot("desk-run-now", "/desk/runs", foretelling("Run payouts now")),
  shot("desk-preview", "/desk/runs/preview"),
  shot("desk-funding", "/desk/funding"),
  shot("desk-developers", "/desk/developers"),
  shot("desk-developer", ADA, show("")),
  shot("desk-developer-earnings", ADA, show("earnings")),
  shot("desk-developer-payouts", ADA, show("payouts")),
  shot("desk-developer-reserves", ADA, show("reserves")),
  shot("desk-developer-history", ADA, show("history")),
  shot("desk-payout", ADA, async (page) => {
    await show("payouts")(page);
    await follow("/desk/payouts/pay_")(page);
  }),
  shot("desk-approvals", "/desk/approvals"),
  shot("desk-clawbacks", "/desk/clawbacks"),
  shot("desk-reserves", "/desk/reserves"),
  shot("desk-webhooks", "/desk/webhooks"),
  shot("desk-webhook", "/desk/webhooks", follow("/desk/webhooks/evt_")),
  shot("desk-findings", "/desk/findings"),
  shot("desk-policy", "/desk/policy"),
  shot("desk-policy-change", "/desk/policy", asking("Plan a change")),
  shot("desk-access", "/desk/access"),
  shot("desk-audit", "/desk/audit"),
  shot("desk-menu", "/desk", async (page) => {
    const menu = page.getByRole("button", { name: "Menu" });
    if (await menu.isVisible()) await menu.click();
  }),
  shot("desk-nowhere", "/desk/payouts/pay_none"),
];
