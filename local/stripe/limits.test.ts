import { expect, test } from "vitest";
import { startStripeEmulator } from "./server";
import { openBench, refusalOf } from "./testing";

test("with a rate limit, one request too many in a second is refused", async () => {
  const { stripe } = await openBench({ rateLimit: 3 });
  const calls = Array.from({ length: 4 }, () => stripe.balance.retrieve());
  const settled = await Promise.allSettled(calls);
  expect(settled.filter((call) => call.status === "fulfilled")).toHaveLength(3);
  expect(await refusalOf(stripe.balance.retrieve())).toMatchObject({
    statusCode: 429,
    code: "rate_limit",
  });
  await stripe.transfers.list();
});

test("a live key is never accepted, not even as the emulator's own", async () => {
  await expect(startStripeEmulator({ secretKey: "sk_live_x" })).rejects.toThrow("live key");
});

test("an unknown control and a wrong body are problems", async () => {
  const { control } = await openBench();
  expect(await control("nothing")).toMatchObject({ status: 404 });
  expect(await control("fund", { amount: 1.5 })).toMatchObject({ status: 422 });
  expect(await control("faults", { effect: "flood" })).toMatchObject({ status: 422 });
});
