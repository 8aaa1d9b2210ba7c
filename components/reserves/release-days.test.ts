import { expect, test } from "vitest";
import { usd } from "@/domain/money";
import { releaseDays, strengthOf } from "./release-days";

const now = new Date("2026-11-24T12:00:00Z");

test("whole weeks from Monday; days before today and after the last are outside", () => {
  const { weeks } = releaseDays([], now, 14);
  expect(weeks).toHaveLength(3);
  const days = weeks.flat();
  expect(days[0]).toMatchObject({ date: new Date("2026-11-23T00:00:00Z"), isOutside: true });
  expect(days[1]).toMatchObject({ isToday: true, isOutside: false });
  expect(days.filter(({ isOutside }) => !isOutside)).toHaveLength(14);
});

test("each amount stands on its day, and what comes after the last day is not lost", () => {
  const amounts = [
    { date: "2026-11-24", amount: usd(1) },
    { date: "2026-12-07", amount: usd(6) },
    { date: "2026-12-08", amount: usd(4) },
    { date: "2026-12-30", amount: usd(5) },
  ];
  const { weeks, highest, later, laterDays } = releaseDays(amounts, now, 14);
  const shown = weeks.flat().filter(({ isOutside }) => !isOutside);
  expect(shown.filter(({ amount }) => amount > 0n).map(({ date }) => date.getUTCDate())).toEqual([
    24, 7,
  ]);
  expect({ highest, later, laterDays }).toEqual({ highest: usd(6), later: usd(9), laterDays: 2 });
});

test("what is less than a cent is on no day", () => {
  const amounts = [
    { date: "2026-11-24", amount: 9_999n },
    { date: "2026-12-30", amount: 9_999n },
  ];
  const { weeks, highest, laterDays } = releaseDays(amounts, now, 14);
  expect(weeks.flat().every(({ amount }) => amount === 0n)).toBe(true);
  expect({ highest, laterDays }).toEqual({ highest: 0n, laterDays: 0 });
});

test("colour says how much, in three steps", () => {
  const steps = [0, 1, 2, 3, 4, 5, 6].map((dollars) => strengthOf(usd(dollars), usd(6)));
  expect(steps).toEqual([0, 1, 1, 2, 2, 3, 3]);
  expect(strengthOf(-usd(1), usd(6))).toBe(0);
});
