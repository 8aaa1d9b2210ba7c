import type { Page } from "@playwright/test";

export interface Addresses {
  readonly base_url: string;
  readonly mailbox_url: string;
}

interface Mail {
  readonly to: readonly string[];
  readonly text: string;
}

/** One click, for the demo's own developer or operator. */
export async function signInAs(page: Page, who: "developer" | "operator"): Promise<void> {
  await page.goto("/sign-in");
  await page.getByRole("button", { name: `Continue as demo ${who}` }).click();
  await page.waitForURL(who === "operator" ? "**/desk" : (url) => url.pathname === "/");
}

/** By the link that arrives in the mailbox, as everybody else. */
export async function signInByMail(
  page: Page,
  email: string,
  at: Addresses,
  home = "/",
): Promise<void> {
  await page.goto("/sign-in");
  await page.getByLabel("E-mail").fill(email);
  await page.getByRole("button", { name: "Send me a link" }).click();
  await page.getByText("Check your e-mail").waitFor();
  await page.goto(await newestLinkTo(page, email, at));
  await page.waitForURL((url) => url.pathname === home);
}

async function newestLinkTo(page: Page, email: string, at: Addresses): Promise<string> {
  const answer = await page.request.get(`${at.mailbox_url}/api/messages`);
  const { messages }: { messages: readonly Mail[] } = await answer.json();
  const link = /https?:\/\/[^\s"<>]+\/api\/auth\/callback\/email\?[^\s"<>]+/;
  const own = messages.filter(({ to }) => to.includes(email));
  const found = own.map(({ text }) => link.exec(text)?.[0]).find(Boolean);
  if (!found) throw new Error(`no link to sign in arrived for ${email}`);
  return found;
}
