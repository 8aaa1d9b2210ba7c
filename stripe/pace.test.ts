import { expect, test } from "vitest";
import { pace } from "./pace";

test("many at once go one by one, in their order; one alone does not wait", async () => {
  const turn = pace(100);
  const began = performance.now();
  await turn();
  expect(performance.now() - began).toBeLessThan(8);
  const order: number[] = [];
  const times: number[] = [];
  await Promise.all(
    Array.from({ length: 20 }, async (_, n) => {
      await turn();
      order.push(n);
      times.push(performance.now() - began);
    }),
  );
  expect(order).toEqual([...order].sort((a, b) => a - b));
  for (const [n, at] of times.entries()) expect(at).toBeGreaterThan((n + 1) * 10 - 7);
});

test("a stall is followed by the usual spacing, not by a heap", async () => {
  const turn = pace(100);
  const times: number[] = [];
  const all = Array.from({ length: 12 }, () => turn().then(() => times.push(performance.now())));
  await turn();
  const until = performance.now() + 60;
  while (performance.now() < until);
  await Promise.all(all);
  const gaps = times.slice(1).map((at, n) => at - (times[n] ?? 0));
  expect(gaps.filter((gap) => gap < 8).length).toBeLessThanOrEqual(1);
});
