import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { moveClock } from "@/local/testing";
import { openPayoutBench } from "@/local/testing-payouts";
import { runPayouts } from "@/operations/run-payouts";
import { sendTransfer } from "@/operations/send-transfer";
import { query } from "../client";
import { noteSettlementLook, openSettlements } from "./polling";

/** Three developers paid a day ago, of whose bank payouts nothing was heard. */
async function threeUnheard() {
  const bench = await openPayoutBench();
  const { ctx } = bench;
  await bench.control("faults", { effect: "drop", match: {}, times: null });
  for (const name of ["a", "b", "c"]) await bench.earn((await bench.payee()).appId, name, 110_00);
  await moveClock(ctx.db, 8);
  await ctx.stripeClock.moveTo(await ctx.now());
  await runPayouts(ctx);
  const due = await query<{ developerId: string; payoutId: string }>(
    ctx.db,
    sql`select developer_id as "developerId", id as "payoutId" from payouts`,
  );
  for (const key of due) await sendTransfer(ctx, key);
  await moveClock(ctx.db, 1.01);
  return bench;
}

test("accounts whose bank payouts are not final get their turns, two at a time", async () => {
  const { ctx } = await threeUnheard();
  const asked: string[] = [];
  for (let look = 0; look < 3; look += 1) {
    const open = await openSettlements(ctx.db, 2);
    expect(open).toHaveLength(2);
    for (const one of open) {
      await moveClock(ctx.db, 0.001);
      await noteSettlementLook(ctx.db, one);
      asked.push(one.developerId);
    }
  }
  expect(new Set(asked.slice(0, 3)).size).toBe(3);
  expect(asked.slice(3)).toEqual(asked.slice(0, 3));
});

test("what seems to be over waits a day longer, and is looked at all the same", async () => {
  const { ctx } = await threeUnheard();
  const [first] = await openSettlements(ctx.db, 1);
  await ctx.db.execute(sql`update payouts set settlement = 'deposited',
    arrives_at = business_now() where developer_id = ${first?.developerId ?? ""}`);
  const open = await openSettlements(ctx.db, 3);
  expect(open.map(({ developerId }) => developerId).indexOf(first?.developerId ?? "")).toBe(2);
  for (const one of open.slice(0, 2)) await noteSettlementLook(ctx.db, one);
  await moveClock(ctx.db, 1);
  for (const one of open.slice(0, 2)) await noteSettlementLook(ctx.db, one);
  expect(await openSettlements(ctx.db, 1)).toMatchObject([{ developerId: first?.developerId }]);
});
