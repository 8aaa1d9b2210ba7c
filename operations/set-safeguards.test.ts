import { expect, test } from "vitest";
import {
  addDeveloper,
  createTestContext,
  createTestDatabase,
  moveClock,
  noGateway,
} from "@/local/testing";
import { carryOutAction } from "./carry-out-action";
import { listAttention } from "./list-attention";
import { listAuditLog } from "./list-audit-log";
import { getSafeguards, setSafeguards } from "./set-safeguards";

test("the amounts hold from the next action on, and the log keeps what they were", async () => {
  const database = await createTestDatabase();
  const ctx = createTestContext(database.db, noGateway, { kind: "operator", name: "ann@x.test" });
  const { developerId } = await addDeveloper(ctx.db);
  const action = { kind: "adjustment", developerId, id: "a", reason: "x" } as const;
  const rehearse = () => carryOutAction(ctx, { ...action, amount: 5_000_000n }, { dryRun: true });
  expect(await rehearse()).toMatchObject({ confirmation: null, needsApproval: false });
  await setSafeguards(ctx, { confirmAbove: 1_000_000n, approveAbove: 4_000_000n });
  expect(await getSafeguards(ctx)).toEqual({
    confirmAbove: 1_000_000n,
    approveAbove: 4_000_000n,
  });
  expect(await rehearse()).toMatchObject({ confirmation: "5.00", needsApproval: true });
  expect((await listAuditLog(ctx, { limit: 5 })).entries).toMatchObject([
    { action: "safeguards.set", facts: { before_approve_above: "1000000000" } },
  ]);
  await database.close();
});

test("that one was raised is told to everybody for seven days; lowering is not", async () => {
  const database = await createTestDatabase();
  const ctx = createTestContext(database.db, noGateway, { kind: "operator", name: "ann@x.test" });
  const first = await getSafeguards(ctx);
  const raised = { ...first, approveAbove: first.approveAbove * 10n };
  await setSafeguards(ctx, { ...first, confirmAbove: 1n });
  await moveClock(ctx.db, 1);
  expect(await listAttention(ctx)).toEqual([]);
  await setSafeguards(ctx, raised);
  await moveClock(ctx.db, 1);
  await setSafeguards(ctx, first);
  expect(await listAttention(ctx)).toMatchObject([
    { kind: "safeguards_raised", by: "operator:ann@x.test", after: raised },
  ]);
  await moveClock(ctx.db, 7);
  expect(await listAttention(ctx)).toEqual([]);
  await database.close();
});
