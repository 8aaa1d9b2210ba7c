import { expect, test } from "vitest";
import { createTestContext, createTestDatabase, noGateway } from "@/local/testing";
import { findOperatorRole } from "./find-operator-role";
import { giveRole } from "./give-role";

test("an address has the role that was given to it, however it is written", async () => {
  const database = await createTestDatabase();
  const ctx = createTestContext(database.db, noGateway, { kind: "operator", name: "root@x.test" });
  expect(await findOperatorRole(ctx, { email: "ann@x.test" })).toBeNull();
  await giveRole(ctx, { email: "Ann@x.test", role: "viewer" });
  expect(await findOperatorRole(ctx, { email: "ANN@x.test" })).toBe("viewer");
  await database.close();
});
