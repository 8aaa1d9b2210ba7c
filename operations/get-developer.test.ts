import { expect, test } from "vitest";
import { addDeveloper, createTestContext, createTestDatabase, noGateway } from "@/local/testing";
import { getDeveloper } from "./get-developer";

test("a developer sees who they are signed in as", async () => {
  const database = await createTestDatabase();
  const { developerId } = await addDeveloper(database.db);
  await addDeveloper(database.db);
  const ctx = createTestContext(database.db, noGateway, { kind: "developer", developerId });
  expect(await getDeveloper(ctx)).toMatchObject({ id: developerId, name: "Test" });
  await database.close();
});
