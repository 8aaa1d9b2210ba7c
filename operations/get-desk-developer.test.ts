import { expect, test } from "vitest";
import { addDeveloper } from "@/local/testing";
import { openDeskBench } from "@/local/testing-desk";
import { getDeskDeveloper } from "./get-desk-developer";

test("a developer comes with their account, or without one, or is not there", async () => {
  const bench = await openDeskBench();
  const { developerId, stripeAccountId } = await bench.payee();
  expect(await getDeskDeveloper(bench.desk, { developerId })).toMatchObject({
    developer: { id: developerId },
    connected: { stripeAccountId },
    readiness: "ready",
  });
  const other = await addDeveloper(bench.ctx.db, { stripeAccountId: null });
  expect(await getDeskDeveloper(bench.desk, other)).toMatchObject({
    connected: null,
    readiness: "not_connected",
  });
  await expect(getDeskDeveloper(bench.desk, { developerId: "dev_x" })).rejects.toMatchObject({
    code: "not_found",
  });
});
