import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { query } from "@/db/client";
import {
  addDeveloper,
  brokenBooks,
  createTestContext,
  createTestDatabase,
  noGateway,
} from "@/local/testing";
import { adjustEarnings, writeOff } from "./correct-earnings";
import { getEarningsSummary } from "./get-earnings-summary";

test("an adjustment is a row, a journal and an audit entry, once per id (R4)", async () => {
  const database = await createTestDatabase();
  const ctx = createTestContext(database.db, noGateway, { kind: "operator", name: "op" });
  const { developerId } = await addDeveloper(ctx.db);
  const up = { developerId, id: "a1", reason: "Goodwill", amount: 5_000_000n };
  expect(await adjustEarnings(ctx, up)).toBe(5_000_000n);
  expect(await adjustEarnings(ctx, up)).toBe(5_000_000n);
  const used = { code: "invalid_field", facts: { faults: [{ path: "id" }] } };
  for (const other of [{ amount: 6_000_000n }, { reason: "Other" }]) {
    await expect(adjustEarnings(ctx, { ...up, ...other })).rejects.toMatchObject(used);
  }
  await adjustEarnings(ctx, { developerId, id: "a2", reason: "Too much", amount: -2_000_000n });

  const summary = await getEarningsSummary({ ...ctx, actor: { kind: "developer", developerId } });
  expect(summary).toMatchObject({ adjusted: 3_000_000n, payable: 3_000_000n, accrued: 0n });
  expect(await query(ctx.db, sql`select action from audit_log`)).toHaveLength(2);
  expect(await brokenBooks(ctx.db)).toEqual([]);

  const owesNothing = writeOff(ctx, { developerId, id: "w", reason: "no" });
  await expect(owesNothing).rejects.toMatchObject({ code: "invalid_field" });
  const nothing = adjustEarnings(ctx, { ...up, id: "a3", amount: 0n });
  await expect(nothing).rejects.toMatchObject({ code: "invalid_field" });
  await database.close();
});
