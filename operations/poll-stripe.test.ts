import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { query } from "@/db/client";
import { listOpenFindings } from "@/db/queries/findings";
import { brokenBooks, moveClock } from "@/local/testing";
import { openPayoutBench, type PayoutBench } from "@/local/testing-payouts";
import { pollStripe } from "./poll-stripe";
import { AGAINST_STRIPE, OWN_BOOKS, reconcileBooks } from "./reconcile-books";
import { runPayouts } from "./run-payouts";
import { sendTransfer } from "./send-transfer";

test("with every webhook dropped, a payout is still paid and deposited (section 6)", async () => {
  const bench = await openPayoutBench();
  await bench.control("faults", { effect: "drop", match: {}, times: null });
  const payee = await bench.payee();
  await bench.earn(payee.appId, "call", 110_00);
  await bench.advance(14);
  const heard = await query(bench.ctx.db, sql`select from stripe_events`);
  expect(heard).toHaveLength(0);
  expect(await bench.payoutsOf(payee.developerId)).toMatchObject([
    { state: "paid", settlement: "deposited" },
  ]);
  expect(await brokenBooks(bench.ctx.db)).toEqual([]);
});

test("a run and its aftermath are whole although every webhook of its day is dropped", async () => {
  const bench = await openPayoutBench();
  const { ctx } = bench;
  const [plain, restricted, takenBack] = [
    await bench.payee(),
    await bench.payee(),
    await bench.payee(),
  ];
  const everyone = [plain, restricted, takenBack];
  for (const { appId } of everyone) await bench.earn(appId, "call", 110_00);
  const onboarding = `accounts/${restricted.stripeAccountId}/onboarding`;
  await bench.control(onboarding, { outcome: "past_due" });
  await bench.advance(7);
  const heard = () => query(ctx.db, sql`select id from stripe_events`);
  const before = await heard();
  expect(before.length).toBeGreaterThan(0);

  await bench.control("faults", { effect: "drop", match: {}, times: null });
  await bench.control(onboarding, { outcome: "complete" });
  await bench.advance(0.9);
  const [transfer] = await bench.transfersTo(takenBack.stripeAccountId);
  await bench.stripe.transfers.createReversal(transfer?.id ?? "", { amount: 40_00 });
  await bench.advance(0.6);
  expect(await heard()).toHaveLength(before.length);
  const { firings } = await bench.control<{ firings: { effect: string }[] }>("faults");
  expect(firings.filter(({ effect }) => effect === "drop").length).toBeGreaterThan(5);

  await bench.control("faults", undefined, "DELETE");
  await bench.advance(7);
  const fate = async ({ developerId }: { developerId: string }) =>
    (await bench.payoutsOf(developerId)).map(({ state, settlement }) => `${state}, ${settlement}`);
  expect(await fate(plain)).toEqual(["paid, deposited"]);
  expect(await fate(restricted)).toEqual(["paid, deposited"]);
  expect(await fate(takenBack)).toEqual(["partially_reversed, deposited", "paid, deposited"]);
  expect(await brokenBooks(ctx.db)).toEqual([]);
  expect(await reconcileBooks(ctx, OWN_BOOKS)).toMatchObject({ found: 0 });
  expect(await reconcileBooks(ctx, AGAINST_STRIPE)).toMatchObject({ found: 0 });
});

test("a bank's late return is noticed without its webhook", async () => {
  const bench = await openPayoutBench();
  await bench.control("faults", { effect: "drop", match: {}, times: null });
  const payee = await bench.payee({ number: "000111111113" });
  await bench.earn(payee.appId, "call", 110_00);
  await bench.advance(16);
  expect(await bench.payoutsOf(payee.developerId)).toMatchObject([{ settlement: "returned" }]);
});

test("what is taken back of an old transfer is noticed without its webhook", async () => {
  const bench = await openPayoutBench();
  await bench.control("faults", { effect: "drop", match: {}, times: null });
  const payee = await bench.payee({ number: "000111111113" });
  await bench.earn(payee.appId, "call", 110_00);
  await bench.advance(20);
  const [transfer] = await bench.transfersTo(payee.stripeAccountId);
  await bench.stripe.transfers.createReversal(transfer?.id ?? "", { amount: 40_00 });
  await bench.advance(2);
  expect(await bench.payoutsOf(payee.developerId)).toMatchObject([
    { state: "partially_reversed" },
    { state: "paid" },
  ]);
  expect(await brokenBooks(bench.ctx.db)).toEqual([]);
});

test("payouts stopped by a failure resume when a look finds the account ready (R10)", async () => {
  const bench = await openPayoutBench();
  const payee = await bench.payee();
  await bench.earn(payee.appId, "call", 110_00);
  await moveClock(bench.ctx.db, 8);
  await runPayouts(bench.ctx);
  const [payout] = await bench.payoutsOf(payee.developerId);
  await bench.fault("capability_off", { times: 1 });
  const key = { developerId: payee.developerId, payoutId: payout?.id ?? "" };
  expect(await sendTransfer(bench.ctx, key)).toMatchObject({ kind: "failed" });
  await bench.advance(2);
  expect(await bench.payoutsOf(payee.developerId)).toMatchObject([
    { state: "failed" },
    { state: "paid" },
  ]);
});

test("an account that left us holds up the settlement of no other", async () => {
  const bench = await openPayoutBench();
  const [gone, stays] = [await bench.payee(), await bench.payee()];
  await bench.earn(gone.appId, "call", 110_00);
  await bench.earn(stays.appId, "call", 110_00);
  await bench.control("faults", { effect: "drop", match: {}, times: null });
  await bench.advance(8);
  await bench.control(`accounts/${gone.stripeAccountId}/deauthorize`, {});
  await bench.advance(6);
  expect(await bench.payoutsOf(gone.developerId)).toMatchObject([{ settlement: "none" }]);
  expect(await bench.payoutsOf(stays.developerId)).toMatchObject([{ settlement: "deposited" }]);
});

test("one transfer that cannot be taken back holds up no other", async () => {
  const bench = await openPayoutBench();
  const payee = await bench.payee();
  await bench.earn(payee.appId, "call", 110_00);
  await moveClock(bench.ctx.db, 8);
  await runPayouts(bench.ctx);
  const key = await sendAndTakeBack(bench, payee);
  const stray = { amount: 1_00, currency: "usd", destination: payee.stripeAccountId };
  const metadata = { payout_id: key.payoutId, developer_id: key.developerId };
  await bench.stripe.transfers.create({ ...stray, metadata });
  const match = { method: "POST", path: "/v1/transfers/*" };
  await bench.control("faults", { effect: "forbidden", match, times: null });
  await pollStripe(bench.ctx);
  expect(await bench.payoutsOf(payee.developerId)).toMatchObject([{ state: "partially_reversed" }]);
});

test("while Stripe is away a poll finds nothing and breaks nothing", async () => {
  const bench = await openPayoutBench();
  const match = { method: "GET" };
  await bench.control("faults", { effect: "error_500", match, times: null });
  expect(await pollStripe(bench.ctx)).toEqual({
    transfers: 0,
    returns: 0,
    accounts: 0,
    settlements: 0,
  });
});

type Payee = Awaited<ReturnType<PayoutBench["payee"]>>;

/** Sends the planned payout and takes ten dollars of it back at Stripe. */
async function sendAndTakeBack(bench: PayoutBench, payee: Payee) {
  const [payout] = await bench.payoutsOf(payee.developerId);
  const key = { developerId: payee.developerId, payoutId: payout?.id ?? "" };
  await sendTransfer(bench.ctx, key);
  const [transfer] = await bench.transfersTo(payee.stripeAccountId);
  await bench.stripe.transfers.createReversal(transfer?.id ?? "", { amount: 10_00 });
  return key;
}

/** A payout that was sent and of which ten dollars were taken back, unheard of. */
async function takenBackUnheard() {
  const bench = await openPayoutBench();
  await bench.control("faults", { effect: "drop", match: {}, times: null });
  const payee = await bench.payee();
  await bench.earn(payee.appId, "call", 110_00);
  await moveClock(bench.ctx.db, 8);
  await bench.ctx.stripeClock.moveTo(await bench.ctx.now());
  await runPayouts(bench.ctx);
  await sendAndTakeBack(bench, payee);
  return { bench, payee };
}

test("more transfers than any list may hold in memory are polled and compared", async () => {
  const { bench, payee } = await takenBackUnheard();
  const { ctx } = bench;
  const other = { amount: 0n, amountReversed: 0n, destination: "acct_other", group: null };
  const filler = { ...other, destinationPayment: null, createdAt: await ctx.now(), metadata: {} };
  const busy = {
    ...ctx.gateway,
    /** A hundred and one pages of transfers to others come before our own. */
    async listTransfersSince(since: Date, after = "0") {
      if (!/^\d+$/.test(after)) return ctx.gateway.listTransfersSince(since, after);
      const page = Number(after);
      if (page > 100) return ctx.gateway.listTransfersSince(since);
      const items = Array.from({ length: 100 }, (_, n) => ({ ...filler, id: `tr_${page}_${n}` }));
      return { items, next: String(page + 1) };
    },
  };
  expect(await pollStripe({ ...ctx, gateway: busy })).toMatchObject({ transfers: 10_101 });
  expect(await bench.payoutsOf(payee.developerId)).toMatchObject([{ state: "partially_reversed" }]);
  const compared = await reconcileBooks({ ...ctx, gateway: busy }, AGAINST_STRIPE);
  expect(compared).toMatchObject({ found: 0 });
});

test("without the list of transfers, returns are polled, and the gap is told", async () => {
  const { bench, payee } = await takenBackUnheard();
  const match = { method: "GET", path: "/v1/transfers*" };
  await bench.control("faults", { effect: "error_500", match, times: null });
  expect(await pollStripe(bench.ctx)).toMatchObject({ transfers: 0, returns: 1 });
  expect(await bench.payoutsOf(payee.developerId)).toMatchObject([{ state: "partially_reversed" }]);

  await bench.ctx.db.execute(sql`update stripe_polls
    set began_at = began_at - interval '61 minutes'`);
  await reconcileBooks(bench.ctx, OWN_BOOKS);
  const open = () => listOpenFindings(bench.ctx.db, 9);
  expect(await open()).toMatchObject([{ rule: "poll_overdue", subject: "transfers" }]);
  await bench.control("faults", undefined, "DELETE");
  await pollStripe(bench.ctx);
  await reconcileBooks(bench.ctx, OWN_BOOKS);
  expect(await open()).toEqual([]);
});
