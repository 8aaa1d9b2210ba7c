import { expect, test } from "vitest";
import { toStored } from "@/domain/desk/money-action";
import { DEFAULT_POLICY } from "@/domain/policy";
import { proposalWords } from "./proposal-words";

test("a proposal says why, or what exactly would be done", () => {
  const adjustment = { kind: "adjustment", developerId: "dev_1", id: "a", amount: 5n } as const;
  expect(proposalWords(toStored({ ...adjustment, reason: "Goodwill" }))).toBe("Goodwill");
  const intake = { kind: "clawback", id: "i", source: "csv", rows: [{}, {}] } as const;
  expect(proposalWords(toStored(intake))).toBe("2 rows");
  const refunds = { ...intake, rows: [{ reason: "refund" }, { reason: 7 }] };
  expect(proposalWords(toStored(refunds))).toBe("2 rows: refund");
  const moment = new Date("2026-12-01T08:00:00Z");
  expect(proposalWords(toStored({ kind: "payout_run", asOf: moment }))).toBe(
    "Of what was payable on 1 Dec 2026, 08:00 UTC, by the rules.",
  );
  const change = { kind: "policy_change", policy: DEFAULT_POLICY, effectiveFrom: moment } as const;
  expect(proposalWords(toStored(change))).toMatch(
    /^From 1 Dec 2026, 08:00 UTC on: Platform fee 5%, Hold 7 days, Least payout \$10\.00, Res/,
  );
});
