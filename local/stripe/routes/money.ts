import type Stripe from "stripe";
import type { Call, Route } from "../api";
import { chargeOf } from "../charges";
import { toSeconds } from "../clock";
import { inRange, LIST_SHAPE, listPage } from "../lists";
import { centsAt, PLATFORM } from "../money";
import { noSuch } from "../refusals";
import type { StoredTransaction } from "../tables";

/** Balance, balance transactions, bank payouts and payments, each of one account's own books. */
export const moneyRoutes: readonly Route[] = [
  { method: "GET", path: "/v1/balance", shape: {}, run: balanceOf },
  {
    method: "GET",
    path: "/v1/balance_transactions",
    shape: {
      ...LIST_SHAPE,
      created: "range",
      currency: "text",
      payout: "text",
      source: "text",
      type: "text",
    },
    run: listTransactions,
  },
  {
    method: "GET",
    path: "/v1/balance_transactions/:id",
    shape: {},
    run: (call) => {
      const id = call.path.id ?? "";
      const row = call.scene.tx.get("transactions", id);
      if (row?.owner !== call.owner) throw noSuch("balance transaction", id);
      return asOf(call, row);
    },
  },
  {
    method: "GET",
    path: "/v1/payouts",
    shape: {
      ...LIST_SHAPE,
      arrival_date: "range",
      created: "range",
      destination: "text",
      status: "text",
    },
    run: listPayouts,
  },
  { method: "GET", path: "/v1/payouts/:id", shape: {}, run: (call) => payoutNamed(call).stripe },
  {
    method: "GET",
    path: "/v1/charges/:id",
    shape: {},
    run: ({ scene, path, owner }) => {
      const id = path.id ?? "";
      const mine = scene.tx.get("payments", id)?.owner === owner;
      const charge = mine ? chargeOf(scene.tx, id) : null;
      if (!charge) throw noSuch("charge", id);
      return charge;
    },
  },
];

function balanceOf({ scene, owner }: Call): Stripe.Balance {
  const isPlatform = owner === PLATFORM;
  const cents = centsAt(scene.tx, isPlatform ? "platform:available" : `available:${owner}`);
  const waiting = isPlatform ? 0 : centsAt(scene.tx, `pending:${owner}`);
  const line = (amount: number) => ({ amount, currency: "usd", source_types: { card: amount } });
  return {
    object: "balance",
    available: [line(cents)],
    ...(isPlatform ? { connect_reserved: [{ amount: 0, currency: "usd" }] } : {}),
    livemode: false,
    pending: [line(waiting)],
  };
}

function listTransactions(call: Call) {
  const { scene, params, owner } = call;
  const payout = params.text("payout");
  const source = params.text("source");
  const type = params.text("type");
  const created = params.range("created");
  const rows = (payout === undefined ? scene.tx.rows("transactions") : carriedBy(call, payout))
    .filter((row) => row.owner === owner)
    .filter((row) => source === undefined || row.stripe.source === source)
    .filter((row) => type === undefined || row.stripe.type === type)
    .filter((row) => inRange(row.stripe.created, created))
    .map((row) => asOf(call, row));
  return listPage("balance transaction", "/v1/balance_transactions", rows, params);
}

function carriedBy(call: Call, payout: string): StoredTransaction[] {
  const row = call.scene.tx.get("payouts", payout);
  if (row?.owner !== call.owner) throw noSuch("payout", payout, "payout", 400);
  return row.transactions
    .toReversed()
    .map((id) => call.scene.tx.get("transactions", id))
    .filter((found) => found !== undefined);
}

/** What was waiting becomes available by time passing; nothing is rewritten for it. */
function asOf({ scene }: Call, row: StoredTransaction): Stripe.BalanceTransaction {
  const waits = row.stripe.available_on > toSeconds(scene.nowMs);
  return { ...row.stripe, status: waits ? "pending" : "available" };
}

function listPayouts({ scene, params, owner }: Call) {
  const status = params.text("status");
  const destination = params.text("destination");
  const created = params.range("created");
  const arrival = params.range("arrival_date");
  const rows = scene.tx
    .rows("payouts")
    .filter((row) => row.owner === owner)
    .map((row) => row.stripe)
    .filter((payout) => status === undefined || payout.status === status)
    .filter((payout) => destination === undefined || payout.destination === destination)
    .filter((payout) => inRange(payout.created, created) && inRange(payout.arrival_date, arrival));
  return listPage("payout", "/v1/payouts", rows, params);
}

function payoutNamed({ scene, path, owner }: Call) {
  const id = path.id ?? "";
  const row = scene.tx.get("payouts", id);
  if (row?.owner !== owner) throw noSuch("payout", id);
  return row;
}
