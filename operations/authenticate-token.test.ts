import { sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { query } from "../db/client";
import { addDeveloper, createTestContext, noGateway, suiteDatabase } from "../local/testing";
import { authenticateToken } from "./authenticate-token";
import type { DeveloperContext } from "./context";
import { createToken } from "./create-token";

const database = suiteDatabase();

const system = { kind: "system", name: "test" } as const;
const asSystem = () => createTestContext(database().db, noGateway, system);

async function developerToken(expiresAt: Date | null = null) {
  const { developerId } = await addDeveloper(database().db);
  const issued = await createToken(asSystem(), {
    kind: "developer",
    developerId,
    name: "ci",
    scopes: ["earnings:read"],
    expiresAt,
  });
  return { developerId, ...issued };
}

describe("a token speaks for", () => {
  test("its developer, with its scopes", async () => {
    const { developerId, id, token } = await developerToken();
    expect(await authenticateToken(asSystem(), { token })).toEqual({
      countedAs: id,
      actor: { kind: "developer", developerId } satisfies DeveloperContext["actor"],
      scopes: ["earnings:read"],
    });
  });

  test("the gateway or an operator, when it is the platform's", async () => {
    const order = { developerId: null, name: "edge" } as const;
    const service = { ...order, kind: "service", scopes: ["usage:write"] } as const;
    const operator = { ...order, kind: "operator", scopes: ["operate"] } as const;
    const made = await createToken(asSystem(), service);
    const desk = await createToken(asSystem(), operator);
    expect(await authenticateToken(asSystem(), made)).toMatchObject({
      actor: { kind: "service", tokenId: made.id },
    });
    expect(await authenticateToken(asSystem(), desk)).toMatchObject({
      actor: { kind: "operator", name: "edge" },
    });
  });
});

describe("nobody is behind", () => {
  test("a token that was never issued", async () => {
    expect(await authenticateToken(asSystem(), { token: "trib_dev_nothing" })).toBeNull();
  });

  test("a token that was revoked", async () => {
    const { id, token } = await developerToken();
    await database().db.execute(sql`update access_tokens set revoked_at = now() where id = ${id}`);
    expect(await authenticateToken(asSystem(), { token })).toBeNull();
  });

  test("a token whose time is over, in real time", async () => {
    const { token } = await developerToken(new Date(Date.now() - 1_000));
    expect(await authenticateToken(asSystem(), { token })).toBeNull();
  });
});

test("when a token was last used is kept to the minute", async () => {
  const { id, token } = await developerToken();
  const lastUse = async () => {
    const [row] = await query<{ at: Date | null }>(
      database().db,
      sql`select last_used_at as at from access_tokens where id = ${id}`,
    );
    return row?.at ?? null;
  };
  expect(await lastUse()).toBeNull();
  await authenticateToken(asSystem(), { token });
  const first = await lastUse();
  expect(first).not.toBeNull();
  await authenticateToken(asSystem(), { token });
  expect(await lastUse()).toEqual(first);
  await database().db.execute(sql`update access_tokens
    set last_used_at = last_used_at - interval '61 seconds' where id = ${id}`);
  await authenticateToken(asSystem(), { token });
  expect((await lastUse())?.getTime()).toBeGreaterThanOrEqual(first?.getTime() ?? Infinity);
});
