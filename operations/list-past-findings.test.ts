import { expect, test } from "vitest";
import { raiseFindings, resolveFindings } from "@/db/queries/findings";
import { createTestContext, createTestDatabase, noGateway } from "@/local/testing";
import { listPastFindings } from "./list-past-findings";

test("what agrees again is past, and what is open is not", async () => {
  const database = await createTestDatabase();
  const ctx = createTestContext(database.db, noGateway, { kind: "operator", name: "ann@x.test" });
  const finding = { rule: "a_rule", detail: "off", amount: null };
  await raiseFindings(ctx.db, [
    { ...finding, subject: "gone" },
    { ...finding, subject: "here" },
  ]);
  await resolveFindings(ctx.db, "a_rule", ["here"]);
  expect(await listPastFindings(ctx)).toMatchObject([{ subject: "gone", closedBy: null }]);
  await database.close();
});
