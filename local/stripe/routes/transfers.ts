import type { Call, Route } from "../api";
import { inRange, LIST_SHAPE, listPage } from "../lists";
import { mergeMetadata } from "../params";
import { noSuch, refused } from "../refusals";
import { relabelTransfer, reverseTransfer, sendTransfer } from "../transfers";

export const transferRoutes: readonly Route[] = [
  {
    method: "POST",
    path: "/v1/transfers",
    shape: {
      amount: "cents!",
      currency: "text!",
      destination: "text!",
      description: "text",
      metadata: "map",
      source_transaction: "text",
      source_type: "text",
      transfer_group: "text",
    },
    run: create,
  },
  {
    method: "GET",
    path: "/v1/transfers",
    shape: { ...LIST_SHAPE, created: "range", destination: "text", transfer_group: "text" },
    run: list,
  },
  { method: "GET", path: "/v1/transfers/:id", shape: {}, run: named },
  {
    method: "POST",
    path: "/v1/transfers/:id",
    shape: { description: "text", metadata: "map" },
    run: update,
  },
  {
    method: "POST",
    path: "/v1/transfers/:id/reversals",
    shape: {
      amount: "cents",
      description: "text",
      metadata: "map",
      refund_application_fee: "flag",
    },
    run: (call) =>
      reverseTransfer(call.scene, named(call), {
        cents: call.params.integer("amount"),
        metadata: call.params.map("metadata") ?? {},
      }),
  },
  {
    method: "GET",
    path: "/v1/transfers/:id/reversals",
    shape: LIST_SHAPE,
    run: (call) => {
      const { id, reversals } = named(call);
      return listPage("transfer_reversal", reversals.url, reversalsOf(call, id), call.params);
    },
  },
  {
    method: "GET",
    path: "/v1/transfers/:id/reversals/:reversal",
    shape: {},
    run: (call) => {
      const wanted = call.path.reversal ?? "";
      const found = reversalsOf(call, named(call).id).find((one) => one.id === wanted);
      if (!found) throw noSuch("transfer reversal", wanted);
      return found;
    },
  },
];

function create({ scene, params }: Call) {
  const currency = params.needed("currency").toLowerCase();
  if (currency !== "usd") throw refused(`Invalid currency: ${currency}`, "", "currency");
  if (params.text("source_transaction") !== undefined) {
    throw refused("The emulator has no charges.", "resource_missing", "source_transaction");
  }
  return sendTransfer(scene, {
    cents: params.integer("amount") ?? 0,
    destination: params.needed("destination"),
    description: params.text("description") ?? null,
    group: params.text("transfer_group") ?? null,
    metadata: params.map("metadata") ?? {},
  });
}

function list({ scene, params }: Call) {
  const group = params.text("transfer_group");
  const destination = params.text("destination");
  const created = params.range("created");
  const rows = scene.tx
    .rows("transfers")
    .filter((row) => group === undefined || row.transfer_group === group)
    .filter((row) => destination === undefined || row.destination === destination)
    .filter((row) => inRange(row.created, created));
  return listPage("transfer", "/v1/transfers", rows, params);
}

function update(call: Call) {
  const { params, scene } = call;
  const before = named(call);
  const description = params.text("description");
  return relabelTransfer(scene, before, {
    metadata: mergeMetadata(before.metadata, params.map("metadata")),
    description: description === undefined ? before.description : description || null,
  });
}

function named({ scene, path }: Call) {
  const id = path.id ?? "";
  const found = scene.tx.get("transfers", id);
  if (!found) throw noSuch("transfer", id);
  return found;
}

const reversalsOf = ({ scene }: Call, transfer: string) =>
  scene.tx.rows("reversals").filter((row) => row.transfer === transfer);
