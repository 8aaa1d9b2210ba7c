import { expect, test } from "vitest";
import { openReceiver, verified } from "@/local/testing-receiver";
import { checkedLookup } from "./addresses";
import { post } from "./post";

const NEW = `whsec_${Buffer.from("the secret that signs from now on").toString("base64")}`;
const OLD = `whsec_${Buffer.from("the secret before the rotation").toString("base64")}`;
const parcel = { webhookId: "news_1", body: '{"type":"payout.paid"}', secrets: [NEW, OLD] };
const SANDBOX = { anywhere: true } as const;

test("a webhook is signed so that the library of the specification accepts it", async () => {
  const receiver = await openReceiver();
  const posted = await post({ ...parcel, url: receiver.url }, SANDBOX);
  expect(posted).toMatchObject({ status: 204, detail: "" });
  const [received] = receiver.received;
  if (!received) throw new Error("nothing arrived");
  expect(received.headers).toMatchObject({
    "webhook-id": "news_1",
    "content-type": "application/json",
  });
  expect(verified(NEW, received)).toEqual({ type: "payout.paid" });
  expect(verified(OLD, received)).toEqual({ type: "payout.paid" });
  const stranger = `whsec_${Buffer.from("somebody else's secret").toString("base64")}`;
  expect(() => verified(stranger, received)).toThrow();
  expect(() => verified(NEW, { ...received, body: '{"type":"payout.failed"}' })).toThrow();
});

test("a redirect is not followed", async () => {
  const receiver = await openReceiver();
  receiver.answer((response) => response.writeHead(302, { location: receiver.url }).end());
  expect(await post({ ...parcel, url: receiver.url }, SANDBOX)).toMatchObject({ status: 302 });
  expect(receiver.received).toHaveLength(1);
});

test("whoever does not answer in time is left", async () => {
  const receiver = await openReceiver();
  receiver.answer(() => undefined);
  const startedAt = performance.now();
  const posted = await post({ ...parcel, url: receiver.url }, { ...SANDBOX, timeoutMs: 200 });
  expect(posted).toMatchObject({ status: null, detail: "Nothing was answered in time" });
  expect(performance.now() - startedAt).toBeLessThan(2_000);
});

test("whoever begins an answer and never ends it is left too", async () => {
  const receiver = await openReceiver();
  receiver.answer((response) => void response.writeHead(200).write("slow"));
  const posted = await post({ ...parcel, url: receiver.url }, { ...SANDBOX, timeoutMs: 200 });
  expect(posted).toMatchObject({ status: null });
});

test("an answer without an end is read a little, and its text can be stored", async () => {
  const receiver = await openReceiver();
  receiver.answer((response) => {
    response.writeHead(500);
    const more = () => {
      while (!response.destroyed && response.write(`\u0000no ${"x".repeat(1_000)}`));
      if (!response.destroyed) response.once("drain", more);
    };
    more();
  });
  const posted = await post({ ...parcel, url: receiver.url }, SANDBOX);
  expect(posted.status).toBe(500);
  expect(posted.detail).toMatch(/^no x+$/);
  expect(posted.detail.length).toBeLessThanOrEqual(300);
});

test("nobody there: that is said, not thrown", async () => {
  const posted = await post({ ...parcel, url: "http://127.0.0.1:9/" }, SANDBOX);
  expect(posted).toMatchObject({ status: null, detail: expect.stringContaining("ECONNREFUSED") });
});

test("outside a sandbox nothing private is spoken to, by name or by number", async () => {
  const receiver = await openReceiver();
  const { port } = new URL(receiver.url);
  const inside = checkedLookup((_host, _options, done) =>
    done(null, [{ address: "127.0.0.1", family: 4 }]),
  );
  const outside = { anywhere: false, lookup: inside };
  for (const host of ["127.0.0.1", "[::1]", "localhost", "hooks.example.com"]) {
    const posted = await post({ ...parcel, url: `https://${host}:${port}/` }, outside);
    expect(posted.status).toBeNull();
    expect(posted.detail).toContain("public address");
  }
  expect(receiver.received).toEqual([]);
});
