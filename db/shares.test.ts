import { describe, expect, test } from "vitest";
import { createTestDatabase, type TestDatabase } from "../local/testing";
import { openPointStore, type PointStore } from "./rate-limits";
import { limitByShares } from "./shares";

/** A store that counts how often it is asked, and a clock to turn. */
function fake(points: number) {
  let used = 0;
  let endsAt = 0;
  const seen = { draws: 0, now: 1_000 };
  const store: PointStore = {
    name: "fake",
    points,
    windowS: 60,
    async draw(_, wanted) {
      seen.draws += 1;
      if (endsAt <= seen.now) {
        used = 0;
        endsAt = seen.now + 60_000;
      }
      const granted = Math.max(0, Math.min(wanted, points - used));
      used += wanted;
      return { granted, remaining: Math.max(0, points - used), resetMs: endsAt - seen.now };
    },
  };
  return { seen, limit: limitByShares(store, () => seen.now) };
}

async function takeMany(limit: { take(key: string): Promise<{ allowed: boolean }> }, n: number) {
  const taken = await Promise.all(Array.from({ length: n }, () => limit.take("key")));
  return taken.filter(({ allowed }) => allowed).length;
}

describe("in a minute", () => {
  test.each([1, 7, 50, 600, 6_000])(
    "exactly %i requests pass, whatever comes at once",
    async (n) => {
      const { limit, seen } = fake(n);
      expect(await takeMany(limit, n + 100)).toBe(n);
      expect(seen.draws).toBeLessThanOrEqual(21);
      seen.now += 59_999;
      expect(await takeMany(limit, 10)).toBe(0);
      seen.now += 1;
      expect(await takeMany(limit, n + 1)).toBe(n);
    },
  );

  test("what remains is told from one request to the next", async () => {
    const { limit, seen } = fake(600);
    expect(await limit.take("key")).toEqual({ allowed: true, remaining: 599, resetMs: 60_000 });
    seen.now += 10_000;
    expect(await limit.take("key")).toEqual({ allowed: true, remaining: 598, resetMs: 50_000 });
  });

  test("keys do not count for each other, and who is refused costs no statement", async () => {
    const { limit, seen } = fake(1);
    await limit.take("a");
    const draws = seen.draws;
    for (let n = 0; n < 100; n += 1) expect((await limit.take("a")).allowed).toBe(false);
    expect(seen.draws).toBe(draws);
  });
});

describe("on Postgres", () => {
  async function processes(points: number) {
    const database: TestDatabase = await createTestDatabase(5);
    const open = () => limitByShares(openPointStore(database, "developer", points));
    return { database, first: open(), second: open() };
  }

  test("two processes share one limit and together never pass it", async () => {
    const { database, first, second } = await processes(100);
    const passed = await Promise.all([takeMany(first, 150), takeMany(second, 150)]);
    expect(passed[0] + passed[1]).toBe(100);
    await database.close();
  });

  test("without the database each process counts for itself", async () => {
    const { database, first } = await processes(100);
    await database.close();
    expect(await takeMany(first, 150)).toBe(100);
  });
});
