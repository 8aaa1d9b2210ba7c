import { createServer, type IncomingHttpHeaders } from "node:http";
import { expect, test } from "@playwright/test";
import { Webhook } from "standardwebhooks";
import { client, credentials } from "./product";
import { signInByMail } from "./sign-in";

interface Received {
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

interface Mail {
  readonly to: readonly string[];
  readonly subject: string;
  readonly html: string | null;
}

const EMAIL = "ben@tributary.test";

/** A developer's own server, on this machine: in a sandbox that is allowed. */
async function openReceiver() {
  const received: Received[] = [];
  const server = createServer(async (request, response) => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part);
    received.push({ headers: request.headers, body: Buffer.concat(parts).toString("utf8") });
    response.writeHead(204).end();
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const address = server.address();
  const port = typeof address === "object" && address ? address.port : 0;
  return { url: `http://127.0.0.1:${port}/hooks`, received, close: () => server.close() };
}

function read(secret: string, { headers, body }: Received) {
  const named = ["webhook-id", "webhook-timestamp", "webhook-signature"];
  const signed = Object.fromEntries(named.map((name) => [name, String(headers[name])]));
  return new Webhook(secret).verify(body, signed) as { type: string; data: { state?: string } };
}

test("a payout is told by mail and to the developer's own server, signed", async ({
  page,
  request,
}) => {
  test.setTimeout(240_000);
  const known = credentials();
  const receiver = await openReceiver();
  try {
    await signInByMail(page, EMAIL, known);
    await page.goto("/settings/webhooks");
    await page.getByText("Add an endpoint").click();
    await page.getByLabel("Address").fill(receiver.url);
    await page.getByRole("button", { name: "Add it" }).click();
    const secret = (await page.getByText(/^whsec_/).textContent()) ?? "";

    const sent = async () => {
      const answer = await request.get(`${known.mailbox_url}/api/messages`);
      const { messages }: { messages: readonly Mail[] } = await answer.json();
      const mine = messages.filter(({ to }) => to.includes(EMAIL));
      return mine.filter(({ subject }) => subject.endsWith("is on its way to your bank"));
    };
    const before = (await sent()).length;

    // Enough to be paid, after the hold.
    const { apps } = await (await page.request.get("/api/v1/apps")).json();
    const clock = await page.request.get(`${known.base_url}/api/v1/sandbox/clock`, {
      headers: { authorization: `Bearer ${known.operator_token}` },
    });
    const { now } = await clock.json();
    const call = { app_id: apps[0].id, occurred_at: now, cost_credits: 400_000_000 };
    const events = [{ id: `telling-${now}`, ...call }];
    const product = client(request, known);
    await product.call("POST", `${known.base_url}/api/v1/usage`, known.service_token, { events });
    await product.advance("P9D");

    await expect.poll(async () => (await sent()).length, { timeout: 120_000 }).toBe(before + 1);
    expect((await sent())[0]?.html).toContain("Your payout is on its way");

    const types = () => receiver.received.map((one) => read(secret, one).type);
    await expect.poll(types, { timeout: 120_000 }).toContain("payout.paid");
    expect(types()).toContain("payout.planned");
    const [first] = receiver.received;
    if (!first) throw new Error("nothing arrived");
    expect(() => read(`whsec_${btoa("somebody else's secret")}`, first)).toThrow();

    await page.goto("/settings/messages");
    await expect(page.getByText(/^Payout of \$[\d,.]+ sent$/).first()).toBeVisible();
    await page.goto("/settings/webhooks");
    await page.getByRole("link", { name: receiver.url }).click();
    await expect(page.getByRole("link", { name: "payout.paid" }).first()).toBeVisible();
  } finally {
    receiver.close();
  }
});
