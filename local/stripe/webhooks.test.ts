import type Stripe from "stripe";
import { expect, test } from "vitest";
import { openBench } from "./testing";

const send = (stripe: Stripe, destination: string) =>
  stripe.transfers.create({ amount: 100, currency: "usd", destination });

test("transfers are told to the platform, genuine and with the caller's key", async () => {
  const { stripe, ready, inbox, control } = await openBench();
  const destination = await ready();
  const params = { amount: 100, currency: "usd", destination };
  const sent = await stripe.transfers.create(params, { idempotencyKey: "k" });
  await control("flush", {});
  const letter = inbox.letters.find(({ event }) => event.type === "transfer.created");
  expect(letter?.genuine).toBe(true);
  expect(letter?.event).toMatchObject({
    api_version: "2026-10-28.endive",
    livemode: false,
    data: { object: { id: sent.id } },
    request: { idempotency_key: "k" },
  });
  expect(letter?.event).not.toHaveProperty("account");
});

test("a failed delivery is tried again and listed until it succeeds", async () => {
  const { stripe, ready, inbox, control } = await openBench({ retryDelaysMs: [50] });
  const destination = await ready();
  await control("flush", {});
  inbox.answerWith(500, 1);
  await send(stripe, destination);
  await control("flush", {});
  const failed = await stripe.events.list({ delivery_success: false });
  expect(failed.data.map((event) => event.type)).toEqual(["transfer.created"]);
  await expect
    .poll(async () => (await stripe.events.list({ delivery_success: false })).data)
    .toEqual([]);
  expect(inbox.types().filter((type) => type === "transfer.created")).toHaveLength(2);
});

test("both secrets sign while one is being rolled", async () => {
  const { stripe, ready, inbox, control } = await openBench();
  const destination = await ready();
  await control("webhook_endpoints", {
    endpoint: "platform",
    secrets: ["whsec_new", "whsec_platform"],
  });
  await send(stripe, destination);
  await control("flush", {});
  const letter = inbox.letters.at(-1);
  const header = letter?.headers["stripe-signature"] ?? "";
  for (const secret of ["whsec_new", "whsec_platform"]) {
    expect(() => stripe.webhooks.constructEvent(letter?.body ?? "", header, secret)).not.toThrow();
  }
});

test("events are listed by type and for their own account only", async () => {
  const { stripe, ready } = await openBench();
  const destination = await ready();
  await send(stripe, destination);
  const own = await stripe.events.list({ types: ["transfer.created", "transfer.reversed"] });
  expect(own.data.map((event) => event.type)).toEqual(["transfer.created"]);
  const theirs = await stripe.events.list({}, { stripeAccount: destination });
  expect(theirs.data.map((event) => event.type)).toContain("account.updated");
  expect((await stripe.events.retrieve(own.data[0]?.id ?? "")).id).toBe(own.data[0]?.id);
});

test("an event is sent again on demand", async () => {
  const { stripe, ready, inbox, control } = await openBench();
  await send(stripe, await ready());
  const [event] = (await stripe.events.list()).data;
  await control(`events/${event?.id}/resend`, {});
  await control("flush", {});
  const got = inbox.letters.filter((letter) => letter.event.id === event?.id);
  expect(got).toHaveLength(2);
});

test("an endpoint that nobody listens at keeps the clock going", async () => {
  const { stripe, ready, control } = await openBench({ webhookUrl: "http://127.0.0.1:9/" });
  await send(stripe, await ready());
  expect(await control("clock", { advance_seconds: 400_000 })).toMatchObject({ status: 200 });
});
