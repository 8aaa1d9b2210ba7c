import { type APIRequestContext, expect, test } from "@playwright/test";
import { credentials } from "./product";
import { signInAs } from "./sign-in";
import { expectUsable, NARROW, watch } from "./watch";

const ACCOUNTS = ["owed", "in_transit", "reserved", "paid", "total"] as const;
type Amounts = Readonly<Record<`${(typeof ACCOUNTS)[number]}_credits`, number>>;

interface Listed {
  readonly period: string;
  readonly number: string | null;
  readonly closing: Amounts;
}

interface Statement {
  readonly opening: Amounts;
  readonly movements: readonly Amounts[];
  readonly closing: Amounts;
}

function reader(request: APIRequestContext, token: string) {
  const { base_url: base } = credentials();
  const headers = { authorization: `Bearer ${token}` };
  const get = async (query = "") => {
    const answer = await request.get(`${base}/api/v1/statements${query}`, { headers });
    expect(answer.status(), query).toBe(200);
    return answer;
  };
  return { get, json: async <Answer>(query = ""): Promise<Answer> => (await get(query)).json() };
}

function expectCloses({ opening, movements, closing }: Statement): void {
  for (const account of ACCOUNTS) {
    const amounts = [opening, ...movements].map((part) => part[`${account}_credits`]);
    expect(amounts.reduce((sum, amount) => sum + amount, 0)).toBe(closing[`${account}_credits`]);
  }
}

test("every month of the demo's people closes, in each format", async ({ request }) => {
  const { developer_token: ada, other_developer_token: eli } = credentials();
  for (const token of [ada, eli]) {
    const { get, json } = reader(request, token);
    const { months, years } = await json<Record<"months" | "years", readonly Listed[]>>();
    expect(months.length).toBeGreaterThan(2);
    let before: Amounts | undefined;
    for (const { period, number, closing } of [...months].reverse()) {
      const statement = await json<Statement>(`?month=${period}`);
      expectCloses(statement);
      if (before) expect(statement.opening).toEqual(before);
      if (number) expect(statement.closing).toEqual(closing);
      before = statement.closing;

      const rows = (await (await get(`?month=${period}&format=csv`)).text()).trim().split("\r\n");
      const total = (rows[0] ?? "").split(",").indexOf("total_credits");
      const totals = rows.slice(1).map((row) => Number(row.split(",")[total]));
      const last = totals.pop();
      if (number) expect(last).toBe(closing.total_credits);
      expect(totals.reduce((sum, amount) => sum + amount, 0)).toBe(last);
      const pdf = await (await get(`?month=${period}&format=pdf`)).body();
      expect(pdf.subarray(0, 5).toString()).toBe("%PDF-");
    }
    for (const { period } of years) expectCloses(await json<Statement>(`?year=${period}`));
  }
});

test("statements are found, looked at and downloaded in the portal", async ({ page }) => {
  const complaints = await watch(page);
  await signInAs(page, "developer");
  await page.getByRole("link", { name: "Statements" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Statements");
  const closed = page.locator("tr").filter({ hasText: "TRB-" }).first();
  const number = (await closed.getByText(/^TRB-/).textContent()) ?? "";

  const download = page.waitForEvent("download");
  await closed.getByRole("link", { name: /^PDF/ }).click();
  expect((await download).suggestedFilename()).toBe(`${number}.pdf`);

  await closed.getByRole("link").first().click();
  await expect(page.getByRole("heading", { name: "What moved" })).toBeVisible();
  await expect(page.getByText(number)).toBeVisible();
  await expect(page.getByRole("row", { name: /^Closing/ })).toBeVisible();
  await expectUsable(page, "a month's statement");
  await page.setViewportSize(NARROW);
  await expectUsable(page, "a month's statement, narrow");

  await page.goto("/statements/2020-01");
  await expect(page.getByRole("heading", { level: 1 })).not.toHaveText("Statements");
  expect(complaints.filter((one) => !/404/.test(String(one)))).toEqual([]);
});
