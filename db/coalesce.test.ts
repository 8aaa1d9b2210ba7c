import { sql } from "drizzle-orm";
import { afterAll, expect, test } from "vitest";
import { createTestDatabase } from "../local/testing";
import { query } from "./client";
import { coalesce, perDatabase } from "./coalesce";

const database = await createTestDatabase(2);
afterAll(() => database.close());

const one = () => 1;

test("what waits shares the next batch, and each gets its own answer", async () => {
  const batches: number[][] = [];
  const double = coalesce(
    async (wishes: readonly number[]) => {
      batches.push([...wishes]);
      await database.db.execute(sql`select pg_sleep(0.02)`);
      return wishes.map((wish) => wish * 2);
    },
    { lanes: 1, most: 3, weigh: one },
  );
  expect(await Promise.all([1, 2, 3, 4, 5, 6].map(double))).toEqual([2, 4, 6, 8, 10, 12]);
  expect(batches).toEqual([[1], [2, 3, 4], [5, 6]]);
});

test("two lanes work at once, never three", async () => {
  let underWay = 0;
  let most = 0;
  const wait = coalesce(
    async (wishes: readonly number[]) => {
      underWay += 1;
      most = Math.max(most, underWay);
      await database.db.execute(sql`select pg_sleep(0.01)`);
      underWay -= 1;
      return wishes;
    },
    { lanes: 2, most: 2, weigh: one },
  );
  await Promise.all(Array.from({ length: 12 }, (_, n) => wait(n)));
  expect(most).toBe(2);
});

test("what is heavier than a batch goes alone", async () => {
  const sizes: number[] = [];
  const take = coalesce(
    async (wishes: readonly number[]) => {
      sizes.push(wishes.length);
      return wishes;
    },
    { lanes: 1, most: 10, weigh: (wish) => wish },
  );
  await Promise.all([1, 50, 4, 6].map(take));
  expect(sizes).toEqual([1, 1, 2]);
});

test("a statement that is refused fails the wish that caused it and no other", async () => {
  const divide = coalesce(
    async (wishes: readonly number[]) => {
      const list = `{${wishes.join(",")}}`;
      const rows = await query<{ share: number }>(
        database.db,
        sql`select 12 / by as share from unnest(${list}::int[]) with ordinality as t (by, n)
          order by n`,
      );
      return rows.map(({ share }) => share);
    },
    { lanes: 1, most: 100, weigh: one },
  );
  const answers = await Promise.allSettled([1, 2, 0, 3].map(divide));
  expect(answers.map(({ status }) => status)).toEqual([
    ...["fulfilled", "fulfilled", "rejected", "fulfilled"],
  ]);
  expect(answers[3]).toMatchObject({ value: 4 });
});

test("a fault that is not the statement's is everybody's, and what comes later works", async () => {
  let broken = true;
  let tries = 0;
  const take = coalesce(
    async (wishes: readonly number[]) => {
      tries += 1;
      if (broken) throw new Error("connection lost");
      return wishes;
    },
    { lanes: 1, most: 100, weigh: one },
  );
  const answers = await Promise.allSettled([1, 2, 3].map(take));
  expect(answers.every(({ status }) => status === "rejected")).toBe(true);
  expect(tries).toBe(2);
  broken = false;
  expect(await take(7)).toBe(7);
});

test("each pool has its own", () => {
  const of = perDatabase(() => ({}));
  expect(of(database.db)).toBe(of(database.db));
});
