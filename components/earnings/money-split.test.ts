import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { sum, usd } from "@/domain/money";
import { barPlaces, moneySplit, shareOfBar } from "./money-split";

const nothing = {
  clawedBack: 0n,
  adjusted: 0n,
  writtenOff: 0n,
  held: 0n,
  payable: 0n,
  inTransit: 0n,
  reserved: 0n,
  paid: 0n,
};

describe("where the money is", () => {
  test("the parts sum to lifetime earnings", () => {
    const split = moneySplit({ ...nothing, paid: usd(99), reserved: usd(11), held: usd(20) });
    expect(split).toMatchObject({ earned: usd(130), total: usd(130) });
  });

  test("what is owed back stays negative, and everything still adds up", () => {
    const owing = { ...nothing, clawedBack: usd(100), paid: usd(90), payable: -usd(90) };
    const split = moneySplit(owing);
    expect(split.earned).toBe(usd(100));
    expect(split.parts.find(({ key }) => key === "payable")?.amount).toBe(-usd(90));
  });

  test("a write-off closes what was owed", () => {
    const closed = { ...nothing, clawedBack: usd(100), paid: usd(90), writtenOff: usd(90) };
    expect(moneySplit(closed)).toMatchObject({ earned: usd(100), total: usd(190) });
  });

  test("shown cents always add up, whatever lies below a cent", () => {
    const amount = fc.bigInt({ min: -usd(1_000_000), max: usd(1_000_000) });
    const amounts = fc.record({
      clawedBack: amount,
      adjusted: amount,
      writtenOff: amount,
      held: amount,
      payable: amount,
      inTransit: amount,
      reserved: amount,
      paid: amount,
    });
    fc.assert(
      fc.property(amounts, (summary) => {
        const { parts, total, earned, adjusted, writtenOff } = moneySplit(summary);
        expect(sum(parts.map((part) => part.amount))).toBe(total);
        expect(earned + adjusted + writtenOff).toBe(total);
        expect(earned % 10_000n).toBe(0n);
      }),
    );
  });
});

test("a share of the bar never leaves it", () => {
  expect(shareOfBar(usd(1), usd(3))).toBe(33.33);
  expect(shareOfBar(-usd(1), usd(3))).toBe(0);
  expect(shareOfBar(usd(1), 0n)).toBe(0);
  expect(shareOfBar(usd(4), usd(3))).toBe(100);
});

test("the parts fill the bar end to end, and the least of them can be seen", () => {
  const parts = [
    { key: "paid", amount: usd(9_999) },
    { key: "payable", amount: -usd(50) },
    { key: "hold", amount: usd(1) },
  ] as const;
  const [paid, hold, ...none] = barPlaces({ parts });
  expect(none).toEqual([]);
  expect(paid).toMatchObject({ key: "paid", from: 0 });
  expect(hold?.from).toBeCloseTo(paid?.length ?? 0);
  expect(hold?.length).toBeGreaterThan(0.7);
  expect((hold?.from ?? 0) + (hold?.length ?? 0)).toBeCloseTo(100);
  expect(barPlaces({ parts: [] })).toEqual([]);
});
