import { chromium, expect, type Page, test } from "@playwright/test";
import lighthouse from "lighthouse";
import { credentials } from "./product";
import { signInAs } from "./sign-in";

/** `npm run test:long`: what Lighthouse says of the pages that people see first and most often. */
const LEAST = 95;
const CATEGORIES = ["performance", "accessibility", "best-practices", "seo"] as const;
const PORT = 9_333;

const PAGES = [
  ["the sign-in page", "/sign-in", false],
  ["Overview", "/", true],
  ["Payouts", "/payouts", true],
] as const;

for (const [name, path, isSignedIn] of PAGES) {
  test(`${name} scores ${LEAST} or more in everything`, async ({ page, launchOptions }, info) => {
    test.setTimeout(180_000);
    const extraHeaders = isSignedIn ? { Cookie: await sessionOf(page) } : {};
    const args = [...(launchOptions.args ?? []), `--remote-debugging-port=${PORT}`];
    const browser = await chromium.launch({ ...launchOptions, args });
    try {
      const flags = { port: PORT, extraHeaders, onlyCategories: [...CATEGORIES] };
      const result = await lighthouse(`${credentials().base_url}${path}`, flags);
      const found = CATEGORIES.map((category) => {
        const score = result?.lhr.categories[category]?.score ?? 0;
        return [category, Math.round(score * 100)] as const;
      });
      info.annotations.push({ type: "scores", description: JSON.stringify(found) });
      const audits = Object.values(result?.lhr.audits ?? {});
      const short = audits.flatMap(({ id, score, displayValue }) =>
        score !== null && score < 0.9 ? [`${id} ${displayValue ?? score}`] : [],
      );
      const tooLow = found.filter(([, score]) => score < LEAST);
      expect(tooLow, `${JSON.stringify(found)}; short in ${short.join(", ")}`).toEqual([]);
    } finally {
      await browser.close();
    }
  });
}

/** The session cookie, as a request carries it. */
async function sessionOf(page: Page): Promise<string> {
  await signInAs(page, "developer");
  const cookies = await page.context().cookies();
  return cookies.map(({ name, value }) => `${name}=${value}`).join("; ");
}
