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
  for (const [n, at] of times.entries()) expect(at).toBeGreaterThan((n + 1) * 10 - 2);
});
