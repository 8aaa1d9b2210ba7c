import { chromium, expect, type Page, test } from "@playwright/test";
import lighthouse, { defaultConfig } from "lighthouse";
import { credentials } from "./product";
import { signInAs } from "./sign-in";

/** `npm run lighthouse`: what it says of the pages that people see first and most often. */
const LEAST = 95;
const CATEGORIES = ["performance", "accessibility", "best-practices", "seo"] as const;
const PORT = 9_333;
/** Whatever else the machine does can only lower a score, so the best of a few is the page's. */
const MOST_RUNS = 3;
/**
 * Lighthouse slows the processor to that of a middling phone, taking the machine for a fast one.
 * One that is slow or busy already is slowed less, by Lighthouse's own measure of it.
 */
const MIDDLING_PHONE = 375;
const MOST_SLOWDOWN = 4;

const PAGES = [
  ["the sign-in page", "/sign-in", false],
  ["Overview", "/", true],
  ["Payouts", "/payouts", true],
] as const;

interface Verdict {
  /** How fast the machine was; a fast desktop has 1500 or more. */
  readonly speed: number;
  readonly scores: readonly (readonly [string, number])[];
  readonly short: readonly string[];
}

for (const [name, path, isSignedIn] of PAGES) {
  test(`${name} scores ${LEAST} or more in everything`, async ({ page, launchOptions }) => {
    test.setTimeout(300_000);
    const url = `${credentials().base_url}${path}`;
    const extraHeaders = isSignedIn ? { Cookie: await sessionOf(page) } : {};
    const args = [...(launchOptions.args ?? []), `--remote-debugging-port=${PORT}`];
    const browser = await chromium.launch({ ...launchOptions, args });
    const runs: Verdict[] = [];
    try {
      while (runs.length < MOST_RUNS && !runs.some(isGood)) {
        runs.push(await judge(url, extraHeaders, slowdownOn(runs.at(-1)?.speed)));
      }
    } finally {
      await browser.close();
    }
    expect(runs.some(isGood), JSON.stringify(runs, null, 1)).toBe(true);
  });
}

function isGood({ scores }: Verdict): boolean {
  return scores.every(([, score]) => score >= LEAST);
}

function slowdownOn(speed = MIDDLING_PHONE * MOST_SLOWDOWN): number {
  return Math.min(MOST_SLOWDOWN, Math.max(1, speed / MIDDLING_PHONE));
}

async function judge(
  url: string,
  extraHeaders: Record<string, string>,
  cpuSlowdownMultiplier: number,
): Promise<Verdict> {
  const onlyCategories = [...CATEGORIES];
  const { throttling } = defaultConfig.settings ?? {};
  const result = await lighthouse(url, {
    port: PORT,
    extraHeaders,
    onlyCategories,
    throttling: { ...throttling, cpuSlowdownMultiplier },
  });
  const scores = CATEGORIES.map((category) => {
    const score = result?.lhr.categories[category]?.score ?? 0;
    return [category, Math.round(score * 100)] as const;
  });
  const short = Object.values(result?.lhr.audits ?? {}).flatMap(({ id, score, displayValue }) =>
    score !== null && score < 0.9 ? [`${id} ${displayValue ?? score}`] : [],
  );
  return { speed: result?.lhr.environment.benchmarkIndex ?? 0, scores, short };
}

/** The session cookie, as a request carries it. */
async function sessionOf(page: Page): Promise<string> {
  await signInAs(page, "developer");
  const cookies = await page.context().cookies();
  return cookies.map(({ name, value }) => `${name}=${value}`).join("; ");
}
