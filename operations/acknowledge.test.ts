import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { query } from "@/db/client";
import { createTestContext, createTestDatabase, noGateway } from "@/local/testing";
import { acknowledge } from "./acknowledge";

test("what was done is kept once, with who did it, and cannot be rewritten", async () => {
  const database = await createTestDatabase();
  const ctx = createTestContext(database.db, noGateway, { kind: "operator", name: "ann@x.test" });
  const seen = { kind: "returned_payout", subject: "pay_1/po_1", note: "Wrote to them" } as const;
  await acknowledge(ctx, seen);
  await acknowledge(ctx, { ...seen, note: "Again" });
  expect(await query(ctx.db, sql`select note from acknowledgements`)).toEqual([
    { note: "Wrote to them" },
  ]);
  expect(await query(ctx.db, sql`select actor, action, subject from audit_log`)).toEqual([
    { actor: "operator:ann@x.test", action: "attention.acknowledge", subject: "pay_1/po_1" },
  ]);
  await expect(ctx.db.execute(sql`delete from acknowledgements`)).rejects.toThrow();
  await database.close();
});
