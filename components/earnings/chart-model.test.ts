import { describe, expect, test } from "vitest";
import { type Micros, usd } from "@/domain/money";
import { chartModel, chartStart, heightOf } from "./chart-model";

const now = new Date("2026-11-24T12:00:00Z");
const on = (date: string) => new Date(`${date}T00:00:00Z`);
const names = new Map([
  ["a", "Atlas"],
  ["b", "Birch"],
]);
const row = (date: string, group: string, earned: Micros) => ({
  periodStart: on(date),
  group,
  earned,
  transactions: 2,
});

describe("earnings by period and app", () => {
  test("every day is there, also one without a call; the largest app comes first", () => {
    const rows = [row("2026-11-22", "b", usd(1)), row("2026-11-24", "a", usd(3))];
    const chart = chartModel({ rows, names, period: "day", from: on("2026-11-22"), now });
    expect(chart.series.map(({ name, total }) => [name, total])).toEqual([
      ["Atlas", usd(3)],
      ["Birch", usd(1)],
    ]);
    expect(chart.periods.map(({ axis, amounts }) => [axis, amounts])).toEqual([
      ["22 Nov", [0n, usd(1)]],
      ["23 Nov", [0n, 0n]],
      ["24 Nov", [usd(3), 0n]],
    ]);
    expect(chart.total).toBe(usd(4));
  });

  test("more apps than colours: the least are shown as one, and nothing is lost", () => {
    const rows = Array.from({ length: 9 }, (_, n) => row("2026-11-24", `app${n}`, usd(n + 1)));
    const chart = chartModel({ rows, names, period: "day", from: on("2026-11-24"), now });
    expect(chart.series).toHaveLength(6);
    expect(chart.series.at(-1)).toMatchObject({ name: "4 other apps", total: usd(10) });
    expect(chart.periods[0]?.total).toBe(usd(45));
  });

  test("totals are of the cents that stand beside them", () => {
    const rows = [row("2026-11-24", "a", 19_999n), row("2026-11-24", "b", 19_999n)];
    const chart = chartModel({ rows, names, period: "day", from: on("2026-11-24"), now });
    expect(chart.periods[0]).toMatchObject({ amounts: [10_000n, 10_000n], total: 20_000n });
    expect(chart.series.map(({ total }) => total)).toEqual([10_000n, 10_000n]);
    expect(chart.total).toBe(20_000n);
  });

  test("a chart begins with a whole period", () => {
    expect(chartStart("day", now)).toEqual(on("2026-10-26"));
    expect(chartStart("week", now)).toEqual(on("2026-09-07"));
    expect(chartStart("month", now)).toEqual(on("2025-12-01"));
    const months = chartModel({ rows: [], names, period: "month", from: on("2025-12-01"), now });
    expect(months.periods.map(({ axis }) => axis).join(" ")).toBe(
      "Dec Jan Feb Mar Apr May Jun Jul Aug Sept Oct Nov",
    );
    expect(months.periods.at(-1)?.name).toBe("November 2026");
  });

  const tops: readonly (readonly [Micros, Micros, number])[] = [
    [0n, 10_000n, 2],
    [1n, 10_000n, 2],
    [usd(4), usd(4), 5],
    [usd(7), usd(8), 5],
    [usd(100), usd(100), 3],
    [usd(101), usd(150), 4],
    [usd(999_999), usd(1_000_000), 3],
  ];
  test.each(tops)("a highest bar of %s gets an axis up to %s", (highest, top, count) => {
    const rows = [row("2026-11-24", "a", highest)];
    const chart = chartModel({ rows, names, period: "day", from: on("2026-11-24"), now });
    expect(chart.ticks.at(-1)).toBe(top);
    expect(chart.ticks).toHaveLength(count);
  });

  test("a bar is as high as its share of the axis", () => {
    expect(heightOf(usd(1), usd(3))).toBe(33.333);
    expect(heightOf(0n, usd(3))).toBe(0);
  });
});
