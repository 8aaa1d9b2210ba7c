import { expect, test } from "vitest";
import { addDeveloper, createTestContext, createTestDatabase, noGateway } from "@/local/testing";
import { changeNotifications } from "./change-notifications";

test("each of the four is changed by itself; the rest stays as it is", async () => {
  const database = await createTestDatabase();
  const { developerId } = await addDeveloper(database.db);
  const ctx = createTestContext(database.db, noGateway, { kind: "developer", developerId });
  const usual = {
    emailOnPayoutSent: true,
    emailOnPayoutPaid: true,
    emailOnPayoutFailed: true,
    smsOnPayoutPaid: false,
  };
  expect(await changeNotifications(ctx, {})).toMatchObject(usual);
  expect(await changeNotifications(ctx, { smsOnPayoutPaid: true })).toMatchObject({
    ...usual,
    smsOnPayoutPaid: true,
  });
  expect(await changeNotifications(ctx, { emailOnPayoutSent: false })).toMatchObject({
    ...usual,
    emailOnPayoutSent: false,
    smsOnPayoutPaid: true,
  });
  await database.close();
});
