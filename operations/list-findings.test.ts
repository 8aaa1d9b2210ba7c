import { expect, test } from "vitest";
import { raiseFindings, resolveFindings } from "@/db/queries/findings";
import { createTestContext, createTestDatabase, moveClock, noGateway } from "@/local/testing";
import { listFindings } from "./list-findings";

test("the same finding is one row with its first and last sight, gone it is resolved", async () => {
  const database = await createTestDatabase();
  const ctx = createTestContext(database.db, noGateway, { kind: "system", name: "test" });
  const finding = { rule: "a_rule", subject: "pay_1", detail: "off by 7", amount: 7n };
  expect(await raiseFindings(ctx.db, [finding])).toBe(1);
  await moveClock(ctx.db, 1);
  expect(await raiseFindings(ctx.db, [{ ...finding, amount: 8n }])).toBe(0);
  const [open] = await listFindings(ctx);
  expect(open).toMatchObject({ ...finding, amount: 8n });
  expect(open?.lastSeenAt.getTime()).toBeGreaterThan(open?.firstSeenAt.getTime() ?? 0);

  expect(await resolveFindings(ctx.db, "a_rule", ["pay_1"])).toBe(0);
  expect(await resolveFindings(ctx.db, "a_rule")).toBe(1);
  expect(await listFindings(ctx)).toEqual([]);
  expect(await raiseFindings(ctx.db, [finding])).toBe(1);
  await database.close();
});
