import fc from "fast-check";
import { expect, test } from "vitest";
import { ledgerBalancesOf } from "../db/queries/ledger";
import { minus, NOTHING, plus, type Statement } from "../domain/statements/statement";
import { addDeveloper, createTestContext } from "../local/testing";
import { openPayoutBench, type PayoutBench } from "../local/testing-payouts";
import type { DeveloperContext } from "./context";
import { adjustEarnings, writeOff } from "./correct-earnings";
import { getStatement } from "./get-statement";
import { listStatementMovements } from "./list-statement-movements";
import { listStatements } from "./list-statements";
import { recordReversals } from "./record-reversals";

type Life = Awaited<ReturnType<PayoutBench["payee"]>>;

const asDeveloper = (bench: PayoutBench, developerId: string): DeveloperContext => ({
  ...bench.ctx,
  actor: { kind: "developer", developerId },
});

/** What may befall a developer in a few days. */
type Step =
  | { readonly kind: "earn"; readonly cents: number }
  | { readonly kind: "refund" }
  | { readonly kind: "adjust"; readonly cents: number }
  | { readonly kind: "return" };

const steps: fc.Arbitrary<Step> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ kind: fc.constant("earn"), cents: fc.nat(40_000) }) },
  { weight: 2, arbitrary: fc.constant({ kind: "refund" }) },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant("adjust"), cents: fc.integer({ min: 1, max: 900 }) }),
  },
  { weight: 1, arbitrary: fc.constant({ kind: "return" }) },
) as fc.Arbitrary<Step>;

async function live(bench: PayoutBench, life: Life, step: Step, at: number): Promise<void> {
  switch (step.kind) {
    case "earn":
      return bench.earn(life.appId, `call-${at}`, step.cents + 1);
    case "refund": {
      const named = Array.from({ length: at }, (_, call) => `call-${call}`);
      const one = { app_id: life.appId, reason: "refund" };
      const all = named.map((event_id) => ({ ...one, event_id, id: `refund-${event_id}` }));
      await recordReversals(bench.ctx, all.slice(-1));
      return;
    }
    case "adjust": {
      const order = { developerId: life.developerId, id: `adj-${at}`, reason: "test" };
      await adjustEarnings(bench.ctx, { ...order, amount: BigInt(step.cents) * 10_007n });
      return;
    }
    case "return": {
      const [transfer] = await bench.transfersTo(life.stripeAccountId);
      if (!transfer) return;
      // Refused once the money has gone on to the bank: then nothing moves.
      await bench.stripe.transfers.createReversal(transfer.id, { amount: 1 }).catch(() => null);
      return;
    }
    default:
      return step satisfies never;
  }
}

/** Opening and movements make the closing, and the rows of the file make the movements. */
async function expectCloses(ctx: DeveloperContext, statement: Statement): Promise<void> {
  const { opening, closing, movements, from, to } = statement;
  const moved = movements.reduce((sum, { amounts }) => plus(sum, amounts), NOTHING);
  expect(plus(opening, moved)).toEqual(closing);
  const rows = [];
  for (let after: Parameters<typeof listStatementMovements>[2]["after"]; ; ) {
    const page = await listStatementMovements(ctx, { from, to }, { limit: 3, after });
    rows.push(...page.movements);
    if (!page.next) break;
    after = page.next;
  }
  for (const { kind, amounts } of movements) {
    const ofKind = rows.filter((row) => row.kind === kind);
    expect(ofKind.reduce((sum, row) => plus(sum, row.amounts), NOTHING)).toEqual(amounts);
  }
}

test("every month of any life closes, and the next opens with what it closed with", async () => {
  const bench = await openPayoutBench();
  const oneLife = async (script: readonly Step[]) => {
    const life = await bench.payee();
    const ctx = asDeveloper(bench, life.developerId);
    for (const [at, step] of script.entries()) {
      await live(bench, life, step, at);
      await bench.advance(8);
    }
    const { months, years } = await listStatements(ctx);
    let before = NOTHING;
    for (const { period, number, closing, paid } of [...months].reverse()) {
      const statement = await getStatement(ctx, period);
      expect(statement.opening).toEqual(before);
      expect(statement).toMatchObject({ number, closing });
      expect(minus(closing, before).paid).toBe(paid);
      await expectCloses(ctx, statement);
      before = closing;
    }
    const { owed, in_transit, reserved, paid } = await ledgerBalancesOf(
      bench.ctx.db,
      life.developerId,
    );
    expect(before).toEqual({ owed, in_transit, reserved, paid });
    for (const { period } of years) await expectCloses(ctx, await getStatement(ctx, period));
  };
  const script = fc.array(steps, { minLength: 6, maxLength: 8 });
  await fc.assert(fc.asyncProperty(script, oneLife), { numRuns: 2, endOnFailure: true });
}, 240_000);

test("a closed month stays as it was, whatever comes later; a running one does not", async () => {
  const bench = await openPayoutBench();
  const life = await bench.payee();
  const ctx = asDeveloper(bench, life.developerId);
  await bench.earn(life.appId, "a", 5_000);
  const running = await getStatement(ctx, "2026-03");
  expect(running).toMatchObject({ number: null, isClosed: false });
  expect(running.to.getTime() - running.from.getTime()).toBeLessThan(3 * 86_400_000);
  await bench.advance(8);
  const [transfer] = await bench.transfersTo(life.stripeAccountId);
  await bench.stripe.transfers.createReversal(transfer?.id ?? "", { amount: 1 });
  await bench.advance(32);
  const closed = await getStatement(ctx, "2026-03");
  expect(closed.number).toBe(`TRB-${life.developerId.slice(-10).toUpperCase()}-2026-03`);
  expect(closed.to).toEqual(new Date("2026-04-01T00:00:00Z"));
  const moved = closed.movements.filter(({ amounts }) => amounts.owed !== 0n);
  expect(moved.map(({ kind }) => kind)).toEqual([
    ...["earned", "platform_fee", "payout_planned", "transfer_return"],
  ]);

  const refund = { id: "r", app_id: life.appId, event_id: "a", reason: "chargeback" };
  await recordReversals(bench.ctx, [refund]);
  await writeOff(bench.ctx, { developerId: life.developerId, id: "w", reason: "gone" });
  await bench.advance(60);
  expect(await getStatement(ctx, "2026-03")).toEqual(closed);
  const april = await getStatement(ctx, "2026-04");
  expect(april.opening).toEqual(closed.closing);
}, 60_000);

test("months that are not there are refused, and nobody without money has any", async () => {
  const bench = await openPayoutBench();
  const life = await bench.payee();
  const ctx = asDeveloper(bench, life.developerId);
  expect(await listStatements(ctx)).toEqual({ months: [], years: [] });
  for (const period of ["2026-03", "2026"]) {
    await expect(getStatement(ctx, period)).rejects.toMatchObject({ code: "not_found" });
  }
  await bench.earn(life.appId, "a", 5_000);
  for (const period of ["2026-02", "2026-04", "2025", "2027"]) {
    await expect(getStatement(ctx, period)).rejects.toMatchObject({ code: "not_found" });
  }
  const other = await addDeveloper(bench.ctx.db);
  const theirs = createTestContext(bench.ctx.db, bench.ctx.gateway, {
    kind: "developer" as const,
    developerId: other.developerId,
  });
  expect((await listStatements(theirs)).months).toEqual([]);
});
