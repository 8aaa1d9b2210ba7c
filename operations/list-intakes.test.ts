import { expect, test } from "vitest";
import { createTestContext, createTestDatabase, noGateway } from "@/local/testing";
import { carryOutAction } from "./carry-out-action";
import { listIntakes } from "./list-intakes";

test("an intake is kept with every row, strange ones too", async () => {
  const database = await createTestDatabase();
  const ctx = createTestContext(database.db, noGateway, { kind: "operator", name: "ann@x.test" });
  const rows = [{ id: "nul \u0000 and half \ud800" }, {}];
  await carryOutAction(ctx, { kind: "clawback", id: "one", source: "csv", rows });
  expect(await listIntakes(ctx)).toMatchObject([
    {
      source: "csv",
      rejected: 2,
      accepted: 0,
      takenInBy: "operator:ann@x.test",
      rows: [{ row: { id: "nul \ufffd and half \ufffd" } }, { row: {} }],
    },
  ]);
  await database.close();
});
