import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { queryOne } from "@/db/client";
import { brokenBooks } from "@/local/testing";
import { openPayoutBench } from "@/local/testing-payouts";
import { pollStripe } from "./poll-stripe";
import { settleBankPayout } from "./settle-bank-payout";

const CLOSED_ACCOUNT = { number: "000111111113" };

test("what the bank says reaches the payouts it carried, arrival and trace too (R14)", async () => {
  const bench = await openPayoutBench();
  const payee = await bench.payee();
  await bench.earn(payee.appId, "call", 110_00);
  await bench.advance(13);
  const facts = await queryOne<{ arrives_at: Date; trace_id: string; bank_payout_id: string }>(
    bench.ctx.db,
    sql`select arrives_at, trace_id, bank_payout_id from payouts
      where developer_id = ${payee.developerId} and settlement = 'deposited'`,
  );
  expect(facts.arrives_at).toBeInstanceOf(Date);
  expect(facts.trace_id).toBeTruthy();

  await settleBankPayout(bench.ctx, payee.stripeAccountId, facts.bank_payout_id);
  expect(await bench.payoutsOf(payee.developerId)).toMatchObject([{ settlement: "deposited" }]);
});

test("a deposit that the bank returns credits nothing again", async () => {
  const bench = await openPayoutBench();
  const payee = await bench.payee(CLOSED_ACCOUNT);
  await bench.earn(payee.appId, "call", 110_00);
  await bench.advance(14);
  expect(await bench.payoutsOf(payee.developerId)).toMatchObject([
    { state: "paid", settlement: "returned" },
  ]);
  expect(await brokenBooks(bench.ctx.db)).toEqual([]);
});

test("the platform's own bank payouts and strangers' are ignored", async () => {
  const bench = await openPayoutBench();
  await expect(settleBankPayout(bench.ctx, "acct_stranger", "po_1")).resolves.toBeUndefined();
});

test("an account that left us tells no more, and that is no failure", async () => {
  const bench = await openPayoutBench();
  const payee = await bench.payee();
  await bench.control(`accounts/${payee.stripeAccountId}/deauthorize`, {});
  const settled = settleBankPayout(bench.ctx, payee.stripeAccountId, "po_1");
  await expect(settled).resolves.toBeUndefined();
});

test("returned, then paid by the bank after all: the later bank payout takes over", async () => {
  const bench = await openPayoutBench();
  const payee = await bench.payee(CLOSED_ACCOUNT);
  await bench.earn(payee.appId, "call", 110_00);
  await bench.advance(13.5);
  expect(await bench.payoutsOf(payee.developerId)).toMatchObject([{ settlement: "returned" }]);
  const good = { number: "000123456789", bank_name: "Chase" };
  await bench.control(`accounts/${payee.stripeAccountId}/bank`, good);
  await bench.advance(5);
  expect(await bench.payoutsOf(payee.developerId)).toMatchObject([{ settlement: "deposited" }]);
});

test("a look that is late does not take a deposit back", async () => {
  const bench = await openPayoutBench();
  const payee = await bench.payee();
  await bench.earn(payee.appId, "call", 110_00);
  await bench.advance(13);
  const { bank_payout_id } = await queryOne<{ bank_payout_id: string }>(
    bench.ctx.db,
    sql`select bank_payout_id from payouts`,
  );
  const late = {
    ...bench.ctx,
    gateway: {
      ...bench.ctx.gateway,
      async retrieveBankPayout(stripeAccount: string, id: string) {
        const found = await bench.ctx.gateway.retrieveBankPayout(stripeAccount, id);
        return found && ({ ...found, status: "in_transit" } as const);
      },
    },
  };
  await settleBankPayout(late, payee.stripeAccountId, bank_payout_id);
  expect(await bench.payoutsOf(payee.developerId)).toMatchObject([{ settlement: "deposited" }]);
});

/** The first bank payout failed; after another bank account was given, the second was paid. */
async function paidAtTheSecondTry() {
  const bench = await openPayoutBench();
  const payee = await bench.payee(CLOSED_ACCOUNT);
  await bench.earn(payee.appId, "call", 110_00);
  await bench.advance(13.5);
  const good = { number: "000123456789", bank_name: "Chase" };
  await bench.control(`accounts/${payee.stripeAccountId}/bank`, good);
  await bench.advance(5);
  const account = { stripeAccount: payee.stripeAccountId };
  const { data } = await bench.stripe.payouts.list({}, account);
  const carrying: string[] = [];
  for (const { id } of data.reverse()) {
    const payments = await bench.ctx.gateway.paymentsInBankPayout(payee.stripeAccountId, id);
    if (payments.length > 0) carrying.push(id);
  }
  const settle = (id = "") => settleBankPayout(bench.ctx, payee.stripeAccountId, id);
  return { bench, payee, carrying, settle };
}

test("the first one's failure, heard of after the second was paid, changes nothing", async () => {
  const { bench, payee, carrying, settle } = await paidAtTheSecondTry();
  const [failed, paid] = carrying;
  const onItsWay = sql`update payouts set settlement = 'in_transit', bank_payout_id = ${failed},
    bank_payout_at = (select min(paid_at) from payouts)`;
  await bench.ctx.db.execute(onItsWay);
  await settle(paid);
  await settle(failed);
  expect(await bench.payoutsOf(payee.developerId)).toMatchObject([{ settlement: "deposited" }]);
});

test("a poll follows a returned payment to the bank payout that carried it next", async () => {
  const { bench, payee, carrying } = await paidAtTheSecondTry();
  const [failed] = carrying;
  await bench.ctx.db.execute(sql`update payouts set settlement = 'returned',
    bank_payout_id = ${failed}, bank_payout_at = (select min(paid_at) from payouts)`);
  await pollStripe(bench.ctx);
  expect(await bench.payoutsOf(payee.developerId)).toMatchObject([{ settlement: "deposited" }]);
});
