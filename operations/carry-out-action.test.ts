import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { query } from "@/db/client";
import { listProposals } from "@/db/queries/proposals";
import { addDeveloper, brokenBooks, moveClock } from "@/local/testing";
import { openPayoutBench } from "@/local/testing-payouts";
import { carryOutAction } from "./carry-out-action";
import { runPayouts } from "./run-payouts";

async function desk() {
  const bench = await openPayoutBench();
  const ctx = { ...bench.ctx, actor: { kind: "operator", name: "ann@x.test" } as const };
  const payee = await bench.payee();
  return { bench, ctx, payee };
}

const rowsOf = async (ctx: Awaited<ReturnType<typeof desk>>["ctx"]) =>
  query(ctx.db, sql`select id from developer_earnings where kind <> 'accrual'`);

const up = (developerId: string, amount: bigint, id = "a1") =>
  ({ kind: "adjustment", developerId, id, amount, reason: "Goodwill" }) as const;

test("a rehearsal tells what would change, to the micro, and changes nothing", async () => {
  const { ctx, payee } = await desk();
  const rehearsed = await carryOutAction(ctx, up(payee.developerId, 5_000_001n), { dryRun: true });
  expect(rehearsed).toMatchObject({
    kind: "rehearsed",
    amount: 5_000_001n,
    confirmation: null,
    needsApproval: false,
    effects: [
      {
        developerId: payee.developerId,
        changes: [
          { ledgerAccount: "owed", before: 0n, after: 5_000_001n },
          { ledgerAccount: "losses", before: 0n, after: -5_000_001n },
        ],
      },
    ],
  });
  expect(await rowsOf(ctx)).toEqual([]);
  expect(await query(ctx.db, sql`select from audit_log`)).toEqual([]);

  const done = await carryOutAction(ctx, up(payee.developerId, 5_000_001n));
  expect({ ...done, kind: "rehearsed" }).toEqual(rehearsed);
  expect(await rowsOf(ctx)).toHaveLength(1);
  const again = await carryOutAction(ctx, up(payee.developerId, 5_000_001n));
  expect(again).toMatchObject({ kind: "done", effects: [] });
  expect(await brokenBooks(ctx.db)).toEqual([]);
});

test("a large amount has to be typed", async () => {
  const { ctx, payee } = await desk();
  const action = up(payee.developerId, -250_000_000n);
  const untyped = { code: "confirmation_required", facts: { members: { confirmation: "250.00" } } };
  await expect(carryOutAction(ctx, action)).rejects.toMatchObject(untyped);
  const wrong = carryOutAction(ctx, action, { confirmation: "25.00" });
  await expect(wrong).rejects.toMatchObject(untyped);
  expect(await rowsOf(ctx)).toEqual([]);
  const done = await carryOutAction(ctx, action, { confirmation: "$250.00" });
  expect(done).toMatchObject({ kind: "done", confirmation: "250.00" });
});

test("a larger one becomes a proposal, once, however often it is asked for", async () => {
  const { ctx, payee } = await desk();
  const action = up(payee.developerId, 2_000_000_000n);
  const consent = { confirmation: "2,000.00" };
  const first = await carryOutAction(ctx, action, consent);
  const second = await carryOutAction(ctx, action, consent);
  expect(first).toMatchObject({ kind: "proposed", needsApproval: true });
  expect(second.proposal).toEqual(first.proposal);
  expect(await rowsOf(ctx)).toEqual([]);
  expect(await listProposals(ctx.db, 10)).toMatchObject([
    { state: "open", amount: 2_000_000_000n, proposedBy: "ann@x.test" },
  ]);
  expect(await query(ctx.db, sql`select action from audit_log`)).toEqual([
    { action: "proposal.open" },
  ]);
});

test("a payout's withdrawal is rehearsed and done whole", async () => {
  const { bench, ctx, payee } = await desk();
  await bench.earn(payee.appId, "call", 50_00);
  await moveClock(ctx.db, 8);
  await runPayouts(bench.ctx);
  const [payout] = await bench.payoutsOf(payee.developerId);
  const { developerId } = payee;
  const action = {
    kind: "payout_cancellation",
    developerId,
    payoutId: payout?.id ?? "",
    reason: "Wrong bank",
  } as const;
  const rehearsed = await carryOutAction(ctx, action, { dryRun: true });
  expect(rehearsed.amount).toBe((payout?.transfer ?? 0n) + (payout?.reserve ?? 0n));
  expect((await bench.payoutsOf(developerId))[0]?.state).not.toBe("cancelled");
  await carryOutAction(ctx, action);
  expect(await bench.payoutsOf(developerId)).toMatchObject([{ state: "cancelled" }]);
  expect(await brokenBooks(ctx.db)).toEqual([]);
});

test("clawbacks are judged row by row, kept, and repeat as nothing", async () => {
  const { bench, ctx, payee } = await desk();
  const other = await addDeveloper(ctx.db);
  await bench.earn(payee.appId, "call", 20_00);
  await bench.earn(other.appId, "call", 10_00);
  const row = (id: string, appId: string, eventId = "call") => ({
    ...{ id, app_id: appId, event_id: eventId, reason: "refund" },
  });
  const rows = [
    row("r1", payee.appId),
    row("r1", payee.appId),
    row("r2", other.appId),
    row("r3", other.appId, "nowhere"),
    row("r4", "app_none"),
    { id: "r5" },
  ];
  const action = { kind: "clawback", id: "batch", source: "csv", rows } as const;
  const rehearsed = await carryOutAction(ctx, action, { dryRun: true });
  const kinds = ["taken", "duplicate", "taken", "rejected", "rejected", "rejected"];
  expect(rehearsed.verdicts.map(({ kind }) => kind)).toEqual(kinds);
  expect(rehearsed.effects).toHaveLength(2);
  expect(await rowsOf(ctx)).toEqual([]);

  await carryOutAction(ctx, action);
  const again = await carryOutAction(ctx, action);
  expect(again.verdicts.filter(({ kind }) => kind === "taken")).toEqual([]);
  expect(await rowsOf(ctx)).toHaveLength(2);
  const kept = await query<{ accepted: number; rows: unknown[] }>(
    ctx.db,
    sql`select accepted, duplicates, rejected, rows from clawback_intakes order by at`,
  );
  expect(kept).toMatchObject([
    { accepted: 2, duplicates: 1, rejected: 3 },
    { accepted: 0, duplicates: 3, rejected: 3 },
  ]);
  expect(kept[0]?.rows[3]).toMatchObject({
    row: { id: "r3" },
    outcome: { kind: "rejected", fault: { code: "unknown_event" } },
  });
  const [log] = await query<{ facts: object }>(
    ctx.db,
    sql`select facts from audit_log where subject = 'batch' order by at, id limit 1`,
  );
  expect(log?.facts).toMatchObject({
    reason: "refund",
    developers: [expect.any(String), expect.any(String)],
    developer_ids: [payee.developerId, other.developerId].sort(),
  });
  expect(await brokenBooks(ctx.db)).toEqual([]);
});
