import { expect, test } from "vitest";
import { writeAudit } from "@/db/queries/audit-log";
import {
  createTestContext,
  createTestDatabase,
  moveClock,
  noGateway,
  TEST_START,
} from "@/local/testing";
import { listAuditLog } from "./list-audit-log";

test("what was done by hand is found by who, what, whom and when, page by page", async () => {
  const database = await createTestDatabase();
  const ctx = createTestContext(database.db, noGateway, { kind: "operator", name: "ann@x.test" });
  const write = (actor: string, action: string, subject: string) =>
    writeAudit(ctx.db, { actor, action, subject, facts: { n: 1 } });
  await write("operator:ann@x.test", "payout.cancel", "pay_1");
  await write("operator:bob@x.test", "payout.retry", "pay_2");
  await moveClock(ctx.db, 2);
  await write("operator:ann@x.test", "developer.pause", "dev_1");
  const subjects = async (filter: object) =>
    (await listAuditLog(ctx, { limit: 10, ...filter })).entries.map(({ subject }) => subject);

  expect(await subjects({})).toEqual(["dev_1", "pay_2", "pay_1"]);
  expect(await subjects({ actor: "ANN" })).toEqual(["dev_1", "pay_1"]);
  expect(await subjects({ action: "payout." })).toEqual(["pay_2", "pay_1"]);
  expect(await subjects({ action: "%" })).toEqual([]);
  expect(await subjects({ subject: "pay_2" })).toEqual(["pay_2"]);
  const tomorrow = new Date(TEST_START.getTime() + 86_400_000);
  expect(await subjects({ from: tomorrow })).toEqual(["dev_1"]);
  expect(await subjects({ until: tomorrow })).toEqual(["pay_2", "pay_1"]);

  const facts = { developer_ids: ["dev_1", "dev_2"] };
  const actor = "operator:bob@x.test";
  await writeAudit(ctx.db, { actor, action: "earnings.clawback", subject: "k.csv-1", facts });
  expect(await subjects({ subject: "dev_1" })).toEqual(["k.csv-1", "dev_1"]);
  expect(await subjects({ subject: "dev_2" })).toEqual(["k.csv-1"]);
  expect(await subjects({ subject: "dev_" })).toEqual([]);

  const first = await listAuditLog(ctx, { limit: 3 });
  expect(first.entries).toHaveLength(3);
  expect(await subjects({ after: first.next ?? undefined })).toEqual(["pay_1"]);
  await database.close();
});
