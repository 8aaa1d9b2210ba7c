import { expect, test } from "vitest";
import { listOpenFindings, listPastFindings, raiseFindings } from "@/db/queries/findings";
import { createTestContext, createTestDatabase, noGateway } from "@/local/testing";
import { closeFinding } from "./close-finding";

test("a closed finding keeps who and why; the same trouble anew is a new one", async () => {
  const database = await createTestDatabase();
  const ctx = createTestContext(database.db, noGateway, { kind: "operator", name: "ann@x.test" });
  const finding = { rule: "extra_transfer", subject: "tr_1", detail: "two", amount: 7n };
  await raiseFindings(ctx.db, [finding]);
  const [open] = await listOpenFindings(ctx.db, 10);
  const closing = { findingId: open?.id ?? "", reason: "Reversal seen at Stripe" };
  await closeFinding(ctx, closing);
  expect(await listOpenFindings(ctx.db, 10)).toEqual([]);
  expect(await listPastFindings(ctx.db, 10)).toMatchObject([
    { id: open?.id, closedBy: "operator:ann@x.test", closedReason: "Reversal seen at Stripe" },
  ]);
  await expect(closeFinding(ctx, closing)).rejects.toMatchObject({ code: "not_found" });
  await raiseFindings(ctx.db, [finding]);
  expect((await listOpenFindings(ctx.db, 10))[0]?.id).not.toBe(open?.id);
  await database.close();
});
