import { afterAll, beforeAll, expect, test } from "vitest";
import type { TestDatabase } from "../local/testing";
import { addDeveloper, createTestContext, createTestDatabase, noGateway } from "../local/testing";
import { authenticateSession } from "./authenticate-session";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());

const system = { kind: "system", name: "edge" } as const;
const ctx = () => createTestContext(database.db, noGateway, system);

test("a developer's session may do everything a developer may", async () => {
  const { developerId } = await addDeveloper(database.db);
  const found = await authenticateSession(ctx(), { role: "developer", developerId });
  expect(found?.actor).toEqual({ kind: "developer", developerId });
  expect(found?.scopes).toContain("payouts:write");
});

test("a session that outlived its developer speaks for nobody", async () => {
  const claim = { role: "developer", developerId: "dev_of_another_database" } as const;
  expect(await authenticateSession(ctx(), claim)).toBeNull();
});

test("an operator's session speaks for the operator by name", async () => {
  const found = await authenticateSession(ctx(), { role: "operator", name: "ops@x.test" });
  expect(found).toEqual({
    actor: { kind: "operator", name: "ops@x.test" },
    scopes: ["operate"],
    countedAs: "session:operator:ops@x.test",
  });
});
