import { expect, onTestFinished, test } from "vitest";
import {
  addDeveloper,
  createTestContext,
  createTestDatabase,
  moveClock,
  noGateway,
} from "../local/testing";
import { adjustEarnings } from "./correct-earnings";
import { listStatements } from "./list-statements";

async function open() {
  const database = await createTestDatabase();
  onTestFinished(() => database.close());
  const { db } = database;
  const { developerId } = await addDeveloper(db);
  const ctx = createTestContext(db, noGateway, { kind: "developer" as const, developerId });
  const adjust = async (id: string, amount: bigint) => {
    const actor = { kind: "operator", name: "test" } as const;
    await adjustEarnings({ ...ctx, actor }, { developerId, id, reason: "test", amount });
  };
  return { db, ctx, adjust };
}

test("months and years newest first; what still runs has no number", async () => {
  const { db, ctx, adjust } = await open();
  await adjust("march", 3n);
  await moveClock(db, 31 + 30);
  await adjust("may", 4n);
  const { months, years } = await listStatements(ctx);
  const shown = ({ period, number, earned }: (typeof months)[number]) => [
    period,
    number === null,
    earned,
  ];
  expect(months.map(shown)).toEqual([
    ["2026-05", true, 4n],
    ["2026-04", false, 0n],
    ["2026-03", false, 3n],
  ]);
  expect(years.map(shown)).toEqual([["2026", true, 7n]]);
});

test("a year that is over has a number of its own", async () => {
  const { db, ctx, adjust } = await open();
  await adjust("march", 3n);
  await moveClock(db, 365);
  await adjust("next", 5n);
  const { years } = await listStatements(ctx);
  expect(years).toMatchObject([
    { period: "2027", number: null, earned: 5n },
    { period: "2026", number: expect.stringMatching(/-2026$/), earned: 3n },
  ]);
});

test("in its first minutes a month leaves the one before open", async () => {
  const { db, ctx, adjust } = await open();
  await adjust("march", 3n);
  await moveClock(db, 28.501);
  const { months } = await listStatements(ctx);
  expect(months.map(({ period, number }) => [period, number])).toEqual([
    ["2026-04", null],
    ["2026-03", null],
  ]);
});

test("nobody without money has any", async () => {
  const { ctx } = await open();
  expect(await listStatements(ctx)).toEqual({ months: [], years: [] });
});
