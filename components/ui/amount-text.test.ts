import { describe, expect, test } from "vitest";
import { usd } from "@/domain/money";
import { amountParts, amountText, hasDust } from "./amount-text";

describe("money as people read it", () => {
  const cases: readonly (readonly [bigint, string])[] = [
    [0n, "$0.00"],
    [usd(10), "$10.00"],
    [412_500_000n, "$412.50"],
    [1_234_567_890_000n, "$1,234,567.89"],
    [-90_000_000n, "−$90.00"],
    [usd(999), "$999.00"],
    [usd(1_000), "$1,000.00"],
  ];
  test.each(cases)("%s micros read as %s", (amount, text) => {
    expect(amountText(amount)).toBe(text);
  });

  test("a cent that is not whole is not shown, and nothing is never negative", () => {
    expect(amountText(19_999n)).toBe("$0.01");
    expect(amountText(-9_999n)).toBe("$0.00");
  });

  test("a column keeps room below a cent where one of its amounts needs it", () => {
    expect(hasDust([usd(5), 0n, -usd(1)])).toBe(false);
    expect(hasDust([usd(5), -19_999n])).toBe(true);
    expect(hasDust([])).toBe(false);
  });

  test("a plus stands only in front of more than nothing", () => {
    expect(amountText(usd(5), { signed: true })).toBe("+$5.00");
    expect(amountText(0n, { signed: true })).toBe("$0.00");
    expect(amountText(-usd(5), { signed: true })).toBe("−$5.00");
  });

  test("what lies below a cent is kept apart, to the last digit", () => {
    expect(amountParts(11_000_001n)).toEqual({ sign: "", shown: "$11.00", dust: "0001" });
    expect(amountParts(11_005_000n)).toEqual({ sign: "", shown: "$11.00", dust: "5" });
    expect(amountParts(11_000_000n)).toEqual({ sign: "", shown: "$11.00", dust: "" });
  });
});
