import { expect, test } from "vitest";
import { adjustEarningsContract, cancelPayoutContract, writeOffContract } from "./operator/money";

test.each([adjustEarningsContract, writeOffContract, cancelPayoutContract])(
  "$path refuses a reason that says nothing",
  ({ body, example }) => {
    const wish: object = example.request;
    expect(body.safeParse(wish).success).toBe(true);
    for (const reason of [" ", "\n\t", "\u00a0"]) {
      const issues = body.safeParse({ ...wish, reason }).error?.issues;
      expect(issues).toMatchObject([{ path: ["reason"], message: "must not be blank" }]);
    }
  },
);
