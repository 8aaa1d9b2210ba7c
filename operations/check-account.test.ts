import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { addDeveloper } from "@/local/testing";
import { openDeskBench } from "@/local/testing-desk";
import { checkAccount } from "./check-account";

test("what Stripe says is taken over, bank payouts whose news was lost too", async () => {
  const bench = await openDeskBench();
  const payee = await bench.payee({ number: "000111111116" });
  await bench.earn(payee.appId, "call", 110_00);
  await bench.advance(14);
  await bench.ctx.db.execute(sql`update payouts set settlement = 'none', bank_payout_id = null`);
  const { developerId, stripeAccountId } = payee;
  await bench.control(`accounts/${stripeAccountId}/onboarding`, { outcome: "past_due" });
  const check = await checkAccount(bench.desk, { developerId });
  expect(check).toMatchObject({ readiness: "payouts_disabled", resumed: false });
  expect(check.currentlyDue).not.toEqual([]);
  expect(await bench.payoutsOf(developerId)).toMatchObject([{ settlement: "returned" }]);
  expect(await bench.actions()).toEqual(["account.check"]);
});

test("nobody, somebody without an account, and a Stripe that is away", async () => {
  const bench = await openDeskBench();
  const nobody = checkAccount(bench.desk, { developerId: "dev_x" });
  await expect(nobody).rejects.toMatchObject({ code: "not_found" });
  const { developerId } = await addDeveloper(bench.ctx.db, { stripeAccountId: null });
  expect(await checkAccount(bench.desk, { developerId })).toMatchObject({
    readiness: "not_connected",
  });
  const payee = await bench.payee();
  await bench.fault("error_500", { match: { path: "/v1/accounts*" }, times: null });
  const away = checkAccount(bench.desk, { developerId: payee.developerId });
  await expect(away).rejects.toMatchObject({ code: "stripe_unreachable" });
});
