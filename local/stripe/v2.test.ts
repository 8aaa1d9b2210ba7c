import { expect, test } from "vitest";
import { openBench } from "./testing";

const wish = {
  contact_email: "dev@example.com",
  dashboard: "express",
  identity: { country: "us" },
  configuration: {
    recipient: { capabilities: { stripe_balance: { stripe_transfers: { requested: true } } } },
    merchant: { capabilities: { card_payments: { requested: true } } },
  },
  include: ["configuration.recipient", "requirements"],
} as const;

test("an account made by v2 is onboarded, paid, and told of by thin events only", async () => {
  const { stripe, control, inbox } = await openBench();
  const made = await stripe.v2.core.accounts.create({ ...wish, include: [...wish.include] });
  expect(made).toMatchObject({
    object: "v2.core.account",
    configuration: {
      recipient: {
        capabilities: { stripe_balance: { stripe_transfers: { status: "restricted" } } },
      },
    },
  });
  expect((await stripe.accounts.retrieve(made.id)).type).toBe("none");
  const urls = { refresh_url: "http://app.test/refresh", return_url: "http://app.test/return" };
  const link = await stripe.v2.core.accountLinks.create({
    account: made.id,
    use_case: { type: "account_onboarding", account_onboarding: urls },
  });
  expect(Date.parse(link.expires_at) - Date.parse(link.created)).toBe(300_000);

  await control(`accounts/${made.id}/onboarding`, { outcome: "complete" });
  await control("flush", {});
  expect(inbox.types()).not.toContain("account.updated");
  const thin = inbox.letters.find(({ event }) => event.type.startsWith("v2."));
  const notice = stripe.parseEventNotification(
    thin?.body ?? "",
    thin?.headers["stripe-signature"] ?? "",
    "whsec_platform",
  );
  expect(notice).toMatchObject({ related_object: { id: made.id, type: "v2.core.account" } });

  const include = ["configuration.recipient" as const];
  const after = await stripe.v2.core.accounts.retrieve(made.id, { include });
  const { capabilities } = after.configuration?.recipient ?? {};
  expect(capabilities?.stripe_balance?.stripe_transfers?.status).toBe("active");
  await stripe.transfers.create({ amount: 100, currency: "usd", destination: made.id });
});
