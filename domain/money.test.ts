import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { accrue, clawBack } from "@/domain/earnings/accrual";
import { payableAt } from "@/domain/earnings/hold";
import { floorToCent, greatest, least, toCents, usd } from "@/domain/money";
import { splitPayout } from "@/domain/payouts/split";
import { DEFAULT_POLICY } from "@/domain/policy";

const cost = fc.bigInt({ min: 0n, max: 10n ** 15n });
const bps = fc.integer({ min: 0, max: 10_000 });
const markupBps = fc.integer({ min: 0, max: 4_000 });
const signed = fc.bigInt({ min: -(10n ** 13n), max: 10n ** 13n });

describe("accrual (R2)", () => {
  test("a call costing $1.00 at 20 % credits $0.19", () => {
    expect(accrue(usd(1), 2_000, 500)).toEqual({
      markup: 200_000n,
      fee: 10_000n,
      accrual: 190_000n,
    });
  });

  test("both floors fall to the developer's markup, never above it", () => {
    fc.assert(
      fc.property(cost, markupBps, bps, (c, m, f) => {
        const { markup, fee, accrual } = accrue(c, m, f);
        expect(markup).toBe((c * BigInt(m)) / 10_000n);
        expect(fee).toBe((markup * BigInt(f)) / 10_000n);
        expect(accrual + fee).toBe(markup);
        expect(accrual >= 0n).toBe(true);
      }),
    );
  });
});

describe("clawback (R13)", () => {
  test("parts take what the whole would have taken, and never more", () => {
    const parts = fc.array(fc.bigInt({ min: 1n, max: 10n ** 9n }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(parts, markupBps, bps, (takes, m, f) => {
        const whole = takes.reduce((sum, take) => sum + take, 0n);
        let left = whole;
        let taken = 0n;
        for (const take of takes) {
          const part = clawBack(left, take, m, f);
          expect(part.markup).toBe(part.fee + part.accrual);
          expect(part.accrual >= 0n).toBe(true);
          taken += part.accrual;
          left -= take;
        }
        expect(taken).toBe(accrue(whole, m, f).accrual);
      }),
    );
  });
});

describe("hold (R3)", () => {
  const call = new Date("2026-03-01T12:00:00Z");
  const cases = [
    ["2026-03-01T12:00:05Z", 7, null, "2026-03-08T12:00:00Z"],
    ["2026-03-01T12:00:05Z", 7, 2, "2026-03-08T12:00:00Z"],
    ["2026-03-01T12:00:05Z", 7, 30, "2026-03-31T12:00:00Z"],
    ["2026-03-20T09:00:00Z", 7, null, "2026-03-20T09:00:00Z"],
    ["2026-03-01T12:00:05Z", 0, null, "2026-03-01T12:00:05Z"],
  ] as const;
  test.each(cases)("recorded %s, hold %s, own delay %s: payable %s", (recorded, hold, own, at) => {
    const terms = { holdDays: hold, delayDays: own };
    expect(payableAt(call, new Date(recorded), terms)).toEqual(new Date(at));
  });
});

describe("reserve (R5)", () => {
  const cases = [
    [110, 0, 99, 11],
    [100, 10, 100, 10],
    [-5, 20, 15, 0],
  ] as const;
  test.each(cases)("E = %s, R = %s: transfer %s, reserve %s", (earned, other, sent, kept) => {
    const split = splitPayout(usd(earned), usd(other), DEFAULT_POLICY.reserveBps);
    expect(split).toEqual({ gross: usd(earned + other), transfer: usd(sent), reserve: usd(kept) });
  });

  test("parts sum to the gross, the transfer is whole cents, released money is kept whole", () => {
    fc.assert(
      fc.property(signed, signed, bps, (earned, other, share) => {
        const { gross, transfer, reserve } = splitPayout(earned, other, share);
        fc.pre(gross >= 0n);
        expect(transfer + reserve).toBe(gross);
        expect(transfer % 10_000n).toBe(0n);
        expect(transfer >= 0n && reserve >= 0n).toBe(true);
        if (earned <= 0n) expect(reserve < 10_000n).toBe(true);
        const base = greatest(0n, least(earned, gross));
        const exact = gross * 10_000n - base * BigInt(share);
        expect(transfer * 10_000n <= exact).toBe(true);
        expect((transfer + 10_000n) * 10_000n > exact).toBe(true);
      }),
    );
  });
});

describe("cents (R1)", () => {
  test("the wire rounds toward zero, a transfer rounds down", () => {
    expect(toCents(-15_000n)).toBe(-1n);
    expect(toCents(15_000n)).toBe(1n);
    expect(floorToCent(15_000n)).toBe(10_000n);
    expect(floorToCent(-15_000n)).toBe(-20_000n);
  });
});
