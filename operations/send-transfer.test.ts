import { sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { listOpenFindings } from "@/db/queries/findings";
import { takeDuePayouts } from "@/db/queries/payouts";
import { brokenBooks, moveClock } from "@/local/testing";
import { openPayoutBench, type PayoutBench } from "@/local/testing-payouts";
import { restoredPayout } from "@/local/testing-restored-payout";
import { cancelPayout } from "./cancel-payout";
import { runPayouts } from "./run-payouts";
import { sendTransfer } from "./send-transfer";

/** One payout of $99.00 with a reserve of about $11.00, planned and waiting to be sent. */
async function plannedPayout(options: Parameters<typeof openPayoutBench>[0] = {}) {
  const bench = await openPayoutBench(options);
  const payee = await bench.payee();
  await bench.earn(payee.appId, "call", 110_00);
  await moveClock(bench.ctx.db, 8);
  await runPayouts(bench.ctx);
  const [payout] = await bench.payoutsOf(payee.developerId);
  if (!payout) throw new Error("nothing was planned");
  const key = { developerId: payee.developerId, payoutId: payout.id };
  return { bench, payee, key };
}

async function expectPaidOnce(bench: PayoutBench, payee: { developerId: string } & Named) {
  expect(await bench.transfersTo(payee.stripeAccountId)).toMatchObject([{ amount: 99_00 }]);
  expect(await bench.payoutsOf(payee.developerId)).toMatchObject([{ state: "paid" }]);
  expect(await brokenBooks(bench.ctx.db)).toEqual([]);
}

interface Named {
  readonly stripeAccountId: string;
}

describe("sending a transfer (R9)", () => {
  test("the transfer is right to the cent, and everything is booked once", async () => {
    const { bench, payee, key } = await plannedPayout();
    expect(await sendTransfer(bench.ctx, key)).toMatchObject({ kind: "paid" });
    expect(await sendTransfer(bench.ctx, key)).toEqual({ kind: "nothing_to_do" });
    await expectPaidOnce(bench, payee);
    const [attempt] = await bench.attemptsOf(payee.developerId);
    expect(attempt?.idempotency_key).toMatch(
      new RegExp(`^payout_${payee.developerId}_[0-9a-f]{64}$`),
    );
  });

  test("eight senders at once make one transfer", async () => {
    const { bench, payee, key } = await plannedPayout();
    await Promise.all(Array.from({ length: 8 }, () => sendTransfer(bench.ctx, key)));
    await moveClock(bench.ctx.db, 0.1);
    await sendTransfer(bench.ctx, key);
    await expectPaidOnce(bench, payee);
  });

  const lost = [
    ["error_500", "before"],
    ["error_500", "after"],
    ["reset", "before"],
    ["reset", "after"],
    ["truncate", "after"],
    ["empty_502", "after"],
    ["html_502", "after"],
    ["hang", "after"],
    ["key_in_use", "before"],
  ] as const;
  test.each(lost)(
    "%s %s the commit: unknown, claim kept, then one transfer",
    async (effect, when) => {
      const { bench, payee, key } = await plannedPayout();
      await bench.fault(effect, { when, times: 1 });
      expect(await sendTransfer(bench.ctx, key)).toEqual({ kind: "unknown" });
      expect(await bench.payoutsOf(payee.developerId)).toMatchObject([{ state: "processing" }]);
      await moveClock(bench.ctx.db, 0.01);
      await runPayouts(bench.ctx);

      const again = await sendTransfer(bench.ctx, key);
      if (again.kind !== "paid") {
        // Stripe repeats a stored 500 for a day; only its own list can tell after that.
        expect(effect).toBe("error_500");
        for (const days of [1, 0.01, 0.01]) {
          await moveClock(bench.ctx.db, days);
          await bench.ctx.stripeClock.moveTo(await bench.ctx.now());
          await sendTransfer(bench.ctx, key);
        }
      }
      await expectPaidOnce(bench, payee);
    },
  );

  test("a process that dies between claim and send leaves one transfer behind", async () => {
    const { bench, payee, key } = await plannedPayout();
    const dying = {
      ...bench.ctx,
      gateway: { ...bench.ctx.gateway, sendTransfer: () => Promise.reject(new Error("killed")) },
    };
    await expect(sendTransfer(dying, key)).rejects.toThrow("killed");
    await sendTransfer(bench.ctx, key);
    await expectPaidOnce(bench, payee);
  });

  test("a process that dies before it hears the answer leaves one transfer behind", async () => {
    const { bench, payee, key } = await plannedPayout();
    const deaf: typeof bench.ctx = {
      ...bench.ctx,
      gateway: {
        ...bench.ctx.gateway,
        async sendTransfer(order) {
          await bench.ctx.gateway.sendTransfer(order);
          throw new Error("killed");
        },
      },
    };
    await expect(sendTransfer(deaf, key)).rejects.toThrow("killed");
    await moveClock(bench.ctx.db, 3);
    await sendTransfer(bench.ctx, key);
    await expectPaidOnce(bench, payee);
  });
});

describe("books that lost a send (R9)", () => {
  test("days later, when Stripe has forgotten the key, the payout is looked up first", async () => {
    const { bench, payee, lost, later, send } = await restoredPayout();
    await later(3);
    expect(await send()).toEqual({ kind: "paid", transferId: lost.id });
    await expectPaidOnce(bench, payee);
  });

  test("rows that went out as a lost payout are not paid again, and people are told", async () => {
    const { bench, payee, key, later, send } = await restoredPayout({ sentAs: "pay_lost" });
    const told = { rule: "payout_key_taken", subject: key.payoutId, amount: 99_000_000n };
    for (const days of [0, 0.5, 0.6, 0.1, 0.1]) {
      await later(days);
      expect(await send()).toEqual({ kind: "unknown" });
      expect(await listOpenFindings(bench.ctx.db, 5)).toContainEqual(expect.objectContaining(told));
    }
    expect(await bench.transfersTo(payee.stripeAccountId)).toHaveLength(1);
    expect(await bench.attemptsOf(payee.developerId)).toMatchObject([{ state: "unknown" }]);
    expect(await bench.payoutsOf(payee.developerId)).toMatchObject([{ state: "processing" }]);

    const operator = { ...bench.ctx, actor: { kind: "operator", name: "op" } as const };
    await cancelPayout(operator, { ...key, reason: "paid as pay_lost" });
    const open = await listOpenFindings(bench.ctx.db, 5);
    expect(open.map(({ rule }) => rule)).not.toContain("payout_key_taken");
    expect(await bench.payoutsOf(payee.developerId)).toMatchObject([{ state: "cancelled" }]);
    expect(await send()).toEqual({ kind: "nothing_to_do" });
    expect(await brokenBooks(bench.ctx.db)).toEqual([]);
  });

  test("minutes later, the key finds it", async () => {
    const { bench, payee, lost, send } = await restoredPayout();
    expect(await send()).toEqual({ kind: "paid", transferId: lost.id });
    await expectPaidOnce(bench, payee);
  });
});

describe("refusals (R10)", () => {
  test("a platform short of money keeps the payout pending and tries under a new key", async () => {
    const { bench, payee, key } = await plannedPayout({ fundsCents: 1_00 });
    const first = await sendTransfer(bench.ctx, key);
    expect(first).toEqual({ kind: "postponed", reason: "balance_insufficient" });
    expect(await bench.payoutsOf(payee.developerId)).toMatchObject([{ state: "pending" }]);
    expect(await takeDuePayouts(bench.ctx.db, 10)).toEqual([]);

    await bench.control("fund", { amount: 500_00 });
    await moveClock(bench.ctx.db, 0.1);
    await sendTransfer(bench.ctx, key);
    await expectPaidOnce(bench, payee);
    const attempts = await bench.attemptsOf(payee.developerId);
    expect(attempts).toMatchObject([{ state: "refused" }, { state: "succeeded" }]);
    expect(attempts[1]?.idempotency_key).toBe(`${attempts[0]?.idempotency_key}_a2`);
  });

  test("429 is neither: the same attempt goes out again", async () => {
    const { bench, payee, key } = await plannedPayout();
    await bench.fault("rate_limit", { times: 1 });
    expect(await sendTransfer(bench.ctx, key)).toEqual({
      kind: "postponed",
      reason: "rate_limited",
    });
    await sendTransfer(bench.ctx, key);
    await expectPaidOnce(bench, payee);
    expect(await bench.attemptsOf(payee.developerId)).toHaveLength(1);
  });

  test("an account that cannot take it fails the payout and gives the money back", async () => {
    const { bench, payee, key } = await plannedPayout();
    await bench.control(`accounts/${payee.stripeAccountId}/onboarding`, { outcome: "past_due" });
    expect(await sendTransfer(bench.ctx, key)).toMatchObject({ kind: "failed" });
    expect(await bench.payoutsOf(payee.developerId)).toMatchObject([{ state: "failed" }]);
    expect(await brokenBooks(bench.ctx.db)).toEqual([]);

    await bench.control(`accounts/${payee.stripeAccountId}/onboarding`, { outcome: "complete" });
    await bench.advance(2);
    expect(await bench.payoutsOf(payee.developerId)).toMatchObject([
      { state: "failed" },
      { state: "paid", transfer: 99_000_000n },
    ]);
    expect(await bench.transfersTo(payee.stripeAccountId)).toHaveLength(1);
    expect(await brokenBooks(bench.ctx.db)).toEqual([]);
  });

  test("our own key being refused is not the developer's fault", async () => {
    const { bench, payee, key } = await plannedPayout();
    await bench.fault("unauthorized", { times: 1 });
    expect(await sendTransfer(bench.ctx, key)).toMatchObject({ kind: "postponed" });
    expect(await bench.payoutsOf(payee.developerId)).toMatchObject([{ state: "pending" }]);
    await sendTransfer(bench.ctx, key);
    await expectPaidOnce(bench, payee);
  });

  test("with Stripe away while the account is looked at, nobody is blamed", async () => {
    const { bench, payee, key } = await plannedPayout();
    await bench.fault("forbidden", { times: 1 });
    const match = { method: "GET", path: "/v1/accounts/*" };
    await bench.control("faults", { effect: "error_500", match, times: 1 });
    expect(await sendTransfer(bench.ctx, key)).toMatchObject({ kind: "postponed" });
    await moveClock(bench.ctx.db, 0.1);
    await sendTransfer(bench.ctx, key);
    await expectPaidOnce(bench, payee);
  });
});

function openGate() {
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { open: () => open(), opened };
}

describe("a sender that comes too late (R9)", () => {
  /** Two senders at once: the second holds after its listing while the first is refused. */
  async function overtaken(options: { accountGone: boolean }) {
    const { bench, payee, key } = await plannedPayout();
    const first = openGate();
    const listed = openGate();
    const goOn = openGate();
    const slow: typeof bench.ctx = {
      ...bench.ctx,
      gateway: {
        ...bench.ctx.gateway,
        async sendTransfer(order) {
          first.open();
          await listed.opened;
          return bench.ctx.gateway.sendTransfer(order);
        },
      },
    };
    const late: typeof bench.ctx = {
      ...bench.ctx,
      gateway: {
        ...bench.ctx.gateway,
        async findTransfers(group, destination) {
          const found = await bench.ctx.gateway.findTransfers(group, destination);
          listed.open();
          await goOn.opened;
          return found;
        },
      },
    };
    await bench.fault("forbidden", { when: "before", times: 1 });
    if (options.accountGone) {
      await bench.control(`accounts/${payee.stripeAccountId}/onboarding`, { outcome: "past_due" });
    }
    const one = sendTransfer(slow, key);
    await first.opened;
    const two = sendTransfer(late, key);
    const answer = await one;
    goOn.open();
    return { bench, payee, key, answer, second: await two };
  }

  test("sends nothing under an attempt that was refused meanwhile", async () => {
    const { bench, payee, key, answer, second } = await overtaken({ accountGone: false });
    expect(answer).toMatchObject({ kind: "postponed" });
    expect(second).toEqual({ kind: "nothing_to_do" });
    await moveClock(bench.ctx.db, 0.1);
    await sendTransfer(bench.ctx, key);
    await expectPaidOnce(bench, payee);
  });

  test("sends nothing for a payout that failed meanwhile", async () => {
    const { bench, payee, answer, second } = await overtaken({ accountGone: true });
    expect(answer).toMatchObject({ kind: "failed" });
    expect(second).toEqual({ kind: "nothing_to_do" });
    expect(await bench.transfersTo(payee.stripeAccountId)).toEqual([]);
    expect(await brokenBooks(bench.ctx.db)).toEqual([]);
  });

  test("the database refuses to count a send of a dead attempt", async () => {
    const { bench } = await overtaken({ accountGone: false });
    const send = sql`update transfer_attempts set sends = sends + 1 where state = 'refused'`;
    await expect(bench.ctx.db.execute(send)).rejects.toThrow();
  });
});

describe("an account that was replaced (R10)", () => {
  test("its payout fails, and the money goes to the new one unasked", async () => {
    const { bench, payee, key } = await plannedPayout();
    await bench.fault("balance_insufficient", { times: 1 });
    await sendTransfer(bench.ctx, key);
    await bench.control(`accounts/${payee.stripeAccountId}/deauthorize`, {});
    const replacement = await bench.ready();
    await bench.ctx.db.execute(sql`update connected_accounts
      set stripe_account_id = ${replacement} where developer_id = ${payee.developerId}`);
    await bench.advance(2);
    expect(await bench.payoutsOf(payee.developerId)).toMatchObject([
      { state: "failed" },
      { state: "paid" },
    ]);
    expect(await bench.transfersTo(replacement)).toHaveLength(1);
    expect(await brokenBooks(bench.ctx.db)).toEqual([]);
  });
});
