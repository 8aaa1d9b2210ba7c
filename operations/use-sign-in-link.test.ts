import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { query } from "@/db/client";
import { createTestContext, noGateway, suiteDatabase } from "../local/testing";
import { storeSignInLink } from "./store-sign-in-link";
import { useSignInLink as takeSignInLink } from "./use-sign-in-link";

const database = suiteDatabase();

const system = { kind: "system", name: "sign-in" } as const;
const ctx = () => createTestContext(database().db, noGateway, system);
const inMinutes = (minutes: number) => new Date(Date.now() + minutes * 60_000);

test("of several clicks on one link, one gets in", async () => {
  const link = { hash: "h1", email: "a@b.test", expiresAt: inMinutes(10) };
  await storeSignInLink(ctx(), link);
  const clicks = await Promise.all([1, 2, 3].map(() => takeSignInLink(ctx(), link)));
  expect(clicks.filter((click) => click !== null)).toHaveLength(1);
});

test("a link opens for its own address only", async () => {
  await storeSignInLink(ctx(), { hash: "h2", email: "a@b.test", expiresAt: inMinutes(10) });
  expect(await takeSignInLink(ctx(), { hash: "h2", email: "c@d.test" })).toBeNull();
  expect(await takeSignInLink(ctx(), { hash: "h2", email: "a@b.test" })).not.toBeNull();
});

test("a link whose time is over lets nobody in and is swept away", async () => {
  await storeSignInLink(ctx(), { hash: "h3", email: "a@b.test", expiresAt: inMinutes(-1) });
  expect(await takeSignInLink(ctx(), { hash: "h3", email: "a@b.test" })).toBeNull();
  const left = await query(database().db, sql`select from sign_in_links where hash = 'h3'`);
  expect(left).toEqual([]);
});
