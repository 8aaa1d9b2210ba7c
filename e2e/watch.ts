import { AxeBuilder } from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";
import { credentials } from "./product";

/**
 * Collects what a browser complains about: errors and warnings on its console, exceptions, and
 * breaches of the content security policy. What Stripe's pages do is not ours.
 */
export async function watch(page: Page): Promise<readonly string[]> {
  const complaints: string[] = [];
  const own = new URL(credentials().base_url).origin;
  page.on("console", (message) => {
    const { url } = message.location();
    const isOurs = !URL.canParse(url) || new URL(url).origin === own;
    const isComplaint = ["error", "warning"].includes(message.type());
    if (isOurs && isComplaint) complaints.push(`${message.text()} (${url})`);
  });
  page.on("pageerror", (error) => complaints.push(error.message));
  await page.exposeFunction("tellOfBreach", (breach: string) => complaints.push(breach));
  await page.addInitScript(() => {
    document.addEventListener("securitypolicyviolation", (breach) => {
      const { effectiveDirective, blockedURI, sourceFile, lineNumber } = breach;
      const text = `${effectiveDirective} ${blockedURI} ${sourceFile}:${lineNumber}`;
      (window as Window & { tellOfBreach?: (text: string) => void }).tellOfBreach?.(text);
    });
  });
  return complaints;
}

/** Nothing serious for people who hear, type or magnify a page, and nothing wider than it. */
export async function expectUsable(
  page: Page,
  where: string,
  /** What others have made: its faults are theirs. */
  foreign: readonly string[] = [],
): Promise<void> {
  const { violations } = await foreign
    .reduce((axe, part) => axe.exclude(part), new AxeBuilder({ page }))
    .analyze();
  const serious = violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(({ id, nodes }) => `${where}: ${id}: ${nodes.map(({ html }) => html).join("\n")}`);
  expect(serious).toEqual([]);
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(overflow, `${where} scrolls sideways`).toBeLessThanOrEqual(0);
}

export const WIDE = { width: 1280, height: 860 };
export const NARROW = { width: 390, height: 844 };

/** One page as most see it, wide and light, and then narrow and dark; `seen` holds both times. */
export async function lookAt(
  page: Page,
  path: string,
  seen: () => Promise<void> = () => expect(page.getByRole("heading", { level: 1 })).toBeVisible(),
  where = path,
): Promise<void> {
  await page.setViewportSize(WIDE);
  await page.emulateMedia({ colorScheme: "light" });
  await page.goto(path);
  await seen();
  await page.waitForLoadState("networkidle");
  await expectUsable(page, `${where}, wide and light`);
  await page.setViewportSize(NARROW);
  await page.emulateMedia({ colorScheme: "dark" });
  await seen();
  await expectUsable(page, `${where}, narrow and dark`);
}
