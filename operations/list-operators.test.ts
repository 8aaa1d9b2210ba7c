import { expect, test } from "vitest";
import { createTestContext, createTestDatabase, noGateway } from "@/local/testing";
import { giveRole, takeRole } from "./give-role";
import { listOperators } from "./list-operators";

test("who has a place is listed, who lost it is not", async () => {
  const database = await createTestDatabase();
  const ctx = createTestContext(database.db, noGateway, { kind: "operator", name: "root@x.test" });
  for (const name of ["bob", "ann"]) {
    await giveRole(ctx, { email: `${name}@x.test`, role: "viewer" });
  }
  await takeRole(ctx, { email: "bob@x.test" });
  expect(await listOperators(ctx)).toMatchObject([{ email: "ann@x.test", role: "viewer" }]);
  await database.close();
});
