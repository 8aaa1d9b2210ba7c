import { expect, test } from "vitest";
import { attentionToWire } from "@/contract/operator/attention";
import { attentionEntry } from "./attention-words";

const NOW = new Date("2026-12-01T12:00:00Z");
const finding = {
  kind: "finding",
  id: "fnd_1",
  rule: "transfers_at_stripe",
  detail: "Stripe has this transfer, and no payout of ours stands for it",
  amount: 7_770_000n,
  firstSeenAt: NOW,
  lastSeenAt: NOW,
} as const;

test.each([
  ["tr_1", null],
  ["pay_1", "/desk/payouts/pay_1"],
])("a finding about %s names it, whether or not it has a page here", (subject, href) => {
  const entry = attentionEntry({ ...finding, subject }, NOW);
  expect(entry.who).toEqual({ name: subject, href, isId: true });
  expect(entry.actions.map(({ label }) => label)).toEqual(
    href ? ["Look at it", "Close"] : ["Close"],
  );
  expect(attentionToWire(entry)).toMatchObject({ subject: "fnd_1", who: subject });
});

test.each([
  ["No such account: acct_1", /^Mend what the fault names first;/],
  ["An unknown error occurred", /^Nothing is named to mend: see Stripe’s status page/],
  [null, /^Nothing is named to mend/],
])("a parked event with the fault %s is advised on by what it says", (lastFault, advice) => {
  const event = { eventId: "evt_1", type: "account.updated", tries: 12, cents: null } as const;
  const entry = attentionEntry({ kind: "parked_event", ...event, since: NOW, lastFault }, NOW);
  expect(entry.advice).toMatch(advice);
});
