import { expect, test } from "vitest";
import { usd } from "@/domain/money";
import { waterfallSteps } from "./waterfall-steps";

const none = { takenBack: 0n, released: 0n, other: 0n };
const shape = (steps: ReturnType<typeof waterfallSteps>) =>
  steps.map(({ key, value, from, length }) => [key, value, from, length]);

test("earnings alone: what was earned, kept and sent", () => {
  const sums = { gross: usd(100), reserve: usd(10), transfer: usd(90) };
  expect(shape(waterfallSteps({ ...none, earned: usd(100) }, sums))).toEqual([
    ["earned", usd(100), 0, 100],
    ["reserve", -usd(10), 90, 10],
    ["transfer", usd(90), 0, 90],
  ]);
});

test("each bar begins where the one before ended, and the parts come to the sums", () => {
  const parts = { earned: usd(80), takenBack: usd(20), released: usd(40), other: 0n };
  const sums = { gross: usd(100), reserve: usd(6), transfer: usd(94) };
  expect(shape(waterfallSteps(parts, sums))).toEqual([
    ["earned", usd(80), 0, 80],
    ["takenBack", -usd(20), 60, 20],
    ["released", usd(40), 60, 40],
    ["gross", usd(100), 0, 100],
    ["reserve", -usd(6), 94, 6],
    ["transfer", usd(94), 0, 94],
  ]);
});

test("refunds beyond what was earned go below zero, and reserves lift it again", () => {
  const parts = { earned: 0n, takenBack: usd(5), released: usd(20), other: 0n };
  const sums = { gross: usd(15), reserve: 0n, transfer: usd(15) };
  expect(shape(waterfallSteps(parts, sums))).toEqual([
    ["earned", 0n, 25, 0],
    ["takenBack", -usd(5), 0, 25],
    ["released", usd(20), 0, 100],
    ["gross", usd(15), 25, 75],
    ["transfer", usd(15), 25, 75],
  ]);
});
