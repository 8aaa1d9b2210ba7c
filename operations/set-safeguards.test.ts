import { expect, test } from "vitest";
import { addDeveloper, createTestContext, createTestDatabase, noGateway } from "@/local/testing";
import { carryOutAction } from "./carry-out-action";
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
