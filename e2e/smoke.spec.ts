import { expect, test } from "@playwright/test";

test("the product says that it is ready", async ({ request, page }) => {
  const response = await request.get("/api/health/ready");
  expect(response.status()).toBe(200);
  expect(await response.json()).toMatchObject({ status: "ready" });

  // The browser itself works too.
  await page.goto("/sign-in");
  await expect(page.locator("body")).toContainText(/sign in/i);
});
