import { expect, test } from "vitest";
import { watchedPayout } from "./watched-payout";

const over = { id: "pay_1", state: "paid", settlement: "deposited" } as const;
const settling = { id: "pay_2", state: "paid", settlement: "in_transit" } as const;
const sending = { id: "pay_3", state: "processing", settlement: "none" } as const;

test("a payout that is being sent is watched closely, whatever else is under way", () => {
  expect(watchedPayout([settling, sending, over])).toEqual({
    path: "/api/v1/payouts/pay_3?limit=1",
    seen: { state: "processing", "settlement.state": "none" },
    everyMs: 2_000,
  });
});

test("one on its way to the bank is looked at now and then", () => {
  expect(watchedPayout([over, settling])).toMatchObject({ everyMs: 60_000 });
});

test("what is over for good is not asked about", () => {
  expect(watchedPayout([over, { ...sending, state: "failed" }])).toBeNull();
});
