import fc from "fast-check";
import { expect, test } from "vitest";
import { accountOr403, openAccount } from "./accounts";
import { setBank } from "./banks";
import { createEmulator, type Emulator } from "./emulator";
import { centsAt, ledgerSum, move, PLATFORM, places } from "./money";
import { finishOnboarding } from "./onboarding";
import { StripeRefusal } from "./refusals";
import { reverseTransfer, sendTransfer } from "./transfers";

const FUNDS = 10_000;
const NUMBERS = ["000123456789", "000111111113"];

const step = fc.oneof(
  fc.record({
    kind: fc.constant("send" as const),
    to: fc.nat(2),
    cents: fc.integer({ min: 1, max: 4_000 }),
  }),
  fc.record({
    kind: fc.constant("reverse" as const),
    to: fc.nat(9),
    cents: fc.integer({ min: 1, max: 4_000 }),
  }),
  fc.record({
    kind: fc.constant("advance" as const),
    to: fc.nat(0),
    cents: fc.integer({ min: 1, max: 100 }),
  }),
  fc.record({ kind: fc.constant("bank" as const), to: fc.nat(2), cents: fc.nat(1) }),
  fc.record({
    kind: fc.constant("fund" as const),
    to: fc.nat(0),
    cents: fc.integer({ min: 1, max: 9_000 }),
  }),
);

type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

function openAccounts(emulator: Emulator): string[] {
  return (["full", "full", "recipient"] as const).map((agreement) =>
    emulator.perform((scene) => {
      const blank = {
        version: "v1" as const,
        email: null,
        metadata: {},
        businessName: null,
        businessType: null,
      };
      const capabilities = ["transfers"];
      const wish = { form: "type", country: "US", capabilities, agreement, ...blank } as const;
      const row = openAccount(scene, wish);
      return finishOnboarding(scene, row, { outcome: "complete" }).id;
    }),
  );
}

async function take(emulator: Emulator, accounts: readonly string[], wish: Step): Promise<void> {
  const { perform, store, schedule } = emulator;
  const owner = accounts[wish.to] ?? "";
  if (wish.kind === "advance") {
    await schedule.advance((nowMs) => nowMs + wish.cents * 3_600_000);
    return;
  }
  try {
    perform((scene) => {
      if (wish.kind === "fund") return move(scene.tx, "world", "platform:available", wish.cents);
      if (wish.kind === "bank") return void setBank(scene, owner, { number: NUMBERS[wish.cents] });
      const more = { metadata: {}, description: null, group: null };
      if (wish.kind === "send") {
        return void sendTransfer(scene, { cents: wish.cents, destination: owner, ...more });
      }
      const before = store.rows("transfers")[wish.to];
      if (before) reverseTransfer(scene, before, { cents: wish.cents, metadata: {} });
    });
  } catch (error) {
    if (!(error instanceof StripeRefusal)) throw error;
  }
}

/** Two tellings of the same money: the ledger's places and the statement lines. */
function agrees(emulator: Emulator, accounts: readonly string[]): void {
  const { store } = emulator;
  expect(ledgerSum(store)).toBe(0);
  for (const [place, cents] of Object.entries(places(store))) {
    if (place !== "world") expect(cents, place).toBeGreaterThanOrEqual(0);
  }
  const told = (owner: string) =>
    store
      .rows("transactions")
      .filter((row) => row.owner === owner)
      .reduce((sum, row) => sum + row.stripe.amount, 0);
  for (const id of accounts) {
    const held = centsAt(store, `available:${id}`) + centsAt(store, `pending:${id}`);
    expect(told(id)).toBe(held);
    const paid = store.rows("payouts").filter((row) => row.owner === id);
    const left = paid.filter((row) => row.stripe.status === "paid");
    const sum = left.reduce((total, row) => total + row.stripe.amount, 0);
    expect(centsAt(store, `bank:${id}`)).toBe(sum);
  }
  const funded = -centsAt(store, "world");
  expect(funded + told(PLATFORM)).toBe(centsAt(store, "platform:available"));
}

test("whatever happens, the books sum to zero and agree with the statement lines", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 25 }), async (steps) => {
      const emulator = createEmulator({ fundsCents: FUNDS });
      const accounts = openAccounts(emulator);
      for (const wish of steps) {
        await take(emulator, accounts, wish);
        agrees(emulator, accounts);
      }
      emulator.schedule.stop();
    }),
    { seed: 20_261_121, numRuns: 60 },
  );
});

test("a transaction that would unbalance the ledger is refused and undone", () => {
  const emulator = createEmulator({ fundsCents: FUNDS });
  const forge = () =>
    emulator.perform(({ tx }) => tx.put("ledger", "world", { place: "world", cents: 0 }));
  expect(forge).toThrow("the ledger would be off by 10000 cents");
  expect(ledgerSum(emulator.store)).toBe(0);
});

test("an account that never was answers 403", () => {
  const emulator = createEmulator({});
  expect(() => accountOr403(emulator.store, "acct_none", "sk_test_tributary")).toThrow(
    StripeRefusal,
  );
});
