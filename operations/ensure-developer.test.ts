import { expect, test } from "vitest";
import { findDeveloper } from "@/db/queries/developers";
import { createTestContext, noGateway, suiteDatabase } from "../local/testing";
import { ensureDeveloper } from "./ensure-developer";

const database = suiteDatabase();

const system = { kind: "system", name: "sign-in" } as const;
const ctx = () => createTestContext(database().db, noGateway, system);

test("the first sign-in gives birth to a developer with the policy's defaults", async () => {
  const id = await ensureDeveloper(ctx(), { email: "Jane@Example.test ", name: "Jane" });
  expect(id).toMatch(/^dev_[0-9a-f]{32}$/);
  expect(await findDeveloper(database().db, id)).toMatchObject({
    email: "jane@example.test",
    name: "Jane",
    autoEnabled: true,
    schedule: "daily",
    thresholdCents: 1000,
    delayDays: null,
  });
});

test("every later one finds the same, in any spelling, at once or in turn", async () => {
  const spellings = ["a@b.test", "A@b.test", " a@B.test"];
  const ids = await Promise.all(
    spellings.map((email) => ensureDeveloper(ctx(), { email, name: null })),
  );
  expect(new Set(ids).size).toBe(1);
  const [id = ""] = ids;
  expect(await findDeveloper(database().db, id)).toMatchObject({ name: "a" });
});
