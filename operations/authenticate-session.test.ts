import { expect, test } from "vitest";
import { addDeveloper, createTestContext, noGateway, suiteDatabase } from "../local/testing";
import { authenticateSession } from "./authenticate-session";
import { giveRole } from "./give-role";

const database = suiteDatabase();

const system = { kind: "system", name: "edge" } as const;
const ctx = () => createTestContext(database().db, noGateway, system);

test("a developer's session may do everything a developer may", async () => {
  const { developerId } = await addDeveloper(database().db);
  const found = await authenticateSession(ctx(), { role: "developer", developerId });
  expect(found?.actor).toEqual({ kind: "developer", developerId });
  expect(found?.scopes).toContain("payouts:write");
});

test("a session that outlived its developer speaks for nobody", async () => {
  const claim = { role: "developer", developerId: "dev_of_another_database" } as const;
  expect(await authenticateSession(ctx(), claim)).toBeNull();
});

test("an operator's session speaks for the operator by name, with today's role", async () => {
  const claim = { role: "operator", name: "ops@x.test", isNamed: false } as const;
  expect(await authenticateSession(ctx(), claim)).toBeNull();
  expect((await authenticateSession(ctx(), { ...claim, isNamed: true }))?.scopes).toContain(
    "administer",
  );
  await giveRole(ctx(), { email: "ops@x.test", role: "viewer" });
  expect(await authenticateSession(ctx(), claim)).toEqual({
    actor: { kind: "operator", name: "ops@x.test" },
    scopes: ["desk:read"],
    countedAs: "session:operator:ops@x.test",
  });
});
