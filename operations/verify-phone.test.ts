import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { findDeveloper } from "@/db/queries/developers";
import { openWebhookBench, type WebhookBench } from "@/local/testing-webhooks";
import { getPhone, removePhone, sendPhoneCode, verifyPhone } from "./verify-phone";

const PHONE = "+15551234567";
const wrong = { code: "invalid_field", facts: { faults: [{ path: "code" }] } };

async function codeIn({ received }: WebhookBench): Promise<string> {
  const [newest] = await received();
  return /\d{6}/.exec(newest?.text ?? "")?.[0] ?? "";
}

const another = (code: string) => (code === "000000" ? "000001" : "000000");

test("a phone counts only once the code that was sent to it comes back", async () => {
  const bench = await openWebhookBench();
  const { ctx, received } = bench;
  await sendPhoneCode(ctx, { phone: PHONE });
  expect(await received()).toMatchObject([{ kind: "text", to: [PHONE] }]);
  expect(await getPhone(ctx)).toEqual({ available: true, phone: null });
  const code = await codeIn(bench);
  await expect(verifyPhone(ctx, { code: another(code) })).rejects.toMatchObject(wrong);
  expect(await verifyPhone(ctx, { code })).toEqual({ available: true, phone: PHONE });
  await expect(verifyPhone(ctx, { code })).rejects.toMatchObject(wrong);

  await ctx.db.execute(sql`update developers set sms_on_payout_paid = true`);
  await removePhone(ctx);
  expect(await findDeveloper(ctx.db, ctx.actor.developerId)).toMatchObject({
    phone: null,
    smsOnPayoutPaid: false,
  });
});

test("five guesses are all, also at once, and somebody else's code is none", async () => {
  const bench = await openWebhookBench();
  const { ctx, other } = bench;
  await sendPhoneCode(ctx, { phone: PHONE });
  const code = await codeIn(bench);
  await expect(verifyPhone(other, { code })).rejects.toMatchObject(wrong);
  const guesses = Array.from({ length: 8 }, () => verifyPhone(ctx, { code: another(code) }));
  await Promise.allSettled(guesses);
  await expect(verifyPhone(ctx, { code })).rejects.toMatchObject(wrong);
});

test("codes are sent seldom: one a minute, five a day, three a day to a phone", async () => {
  const { ctx, received } = await openWebhookBench();
  const limited = { code: "rate_limited" };
  await sendPhoneCode(ctx, { phone: PHONE });
  await expect(sendPhoneCode(ctx, { phone: PHONE })).rejects.toMatchObject(limited);
  for (let sent = 1; sent < 5; sent++) {
    await ctx.db.execute(sql`update phone_codes set sent_at = sent_at - interval '2 minutes'`);
    await sendPhoneCode(ctx, { phone: PHONE });
  }
  await ctx.db.execute(sql`update phone_codes set sent_at = sent_at - interval '2 minutes'`);
  await expect(sendPhoneCode(ctx, { phone: PHONE })).rejects.toMatchObject(limited);
  expect(await received()).toHaveLength(5);
  await ctx.db.execute(sql`update phone_codes
    set sending_since = sending_since - interval '25 hours'`);
  await sendPhoneCode(ctx, { phone: PHONE });
});

test("a code grows old", async () => {
  const bench = await openWebhookBench();
  await sendPhoneCode(bench.ctx, { phone: PHONE });
  const code = await codeIn(bench);
  await bench.ctx.db.execute(sql`update phone_codes set expires_at = clock_timestamp()`);
  await expect(verifyPhone(bench.ctx, { code })).rejects.toMatchObject(wrong);
});

test("where nothing can be sent, that is said", async () => {
  const unset = await openWebhookBench({ texts: null });
  expect(await getPhone(unset.ctx)).toEqual({ available: false, phone: null });
  const unavailable = { code: "texts_unavailable" };
  await expect(sendPhoneCode(unset.ctx, { phone: PHONE })).rejects.toMatchObject(unavailable);
  const refusing = await openWebhookBench();
  await expect(sendPhoneCode(refusing.ctx, { phone: "12" })).rejects.toMatchObject({
    code: "invalid_field",
    facts: { faults: [{ path: "phone" }] },
  });
});
