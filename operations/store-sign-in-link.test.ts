import { sql } from "drizzle-orm";
import { expect, onTestFinished, test } from "vitest";
import { query } from "@/db/client";
import { createTestContext, createTestDatabase, noGateway } from "../local/testing";
import { storeSignInLink } from "./store-sign-in-link";

test("a link is kept as its hash, with whose it is and until when", async () => {
  const database = await createTestDatabase();
  onTestFinished(() => database.close());
  const system = { kind: "system", name: "sign-in" } as const;
  const expiresAt = new Date("2030-01-01T00:00:00Z");
  const ctx = createTestContext(database.db, noGateway, system);
  await storeSignInLink(ctx, { hash: "h", email: "a@b.test", expiresAt });
  const kept = await query(database.db, sql`select * from sign_in_links`);
  expect(kept).toEqual([{ hash: "h", email: "a@b.test", expires_at: expiresAt }]);
});
