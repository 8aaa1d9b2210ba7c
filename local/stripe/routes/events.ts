import type { Call, Route } from "../api";
import { inRange, LIST_SHAPE, listPage } from "../lists";
import { PLATFORM } from "../money";
import { noSuch } from "../refusals";
import type { StoredEvent } from "../tables";

/** Each account lists its own: connected ones are asked for with Stripe-Account. */
export const eventRoutes: readonly Route[] = [
  {
    method: "GET",
    path: "/v1/events",
    shape: {
      ...LIST_SHAPE,
      created: "range",
      delivery_success: "flag",
      type: "text",
      types: "list",
    },
    run: list,
  },
  {
    method: "GET",
    path: "/v1/events/:id",
    shape: {},
    run: ({ scene, path, owner }) => {
      const id = path.id ?? "";
      const row = scene.tx.get("events", id);
      if (!row || ownerOf(row) !== owner) throw noSuch("event", id);
      return row.stripe;
    },
  },
];

function list({ scene, params, owner }: Call) {
  const type = params.text("type");
  const types = type === undefined ? params.list("types") : [type];
  const created = params.range("created");
  const wanted = params.text("delivery_success");
  const failed = wanted === undefined ? null : undelivered(scene.tx.rows("deliveries"));
  const rows = scene.tx
    .rows("events")
    .filter((row) => row.thin === undefined && ownerOf(row) === owner)
    .filter((row) => types.length === 0 || types.some((one) => typeFits(one, row.stripe.type)))
    .filter((row) => inRange(row.stripe.created, created))
    .filter((row) => failed === null || failed.has(row.stripe.id) === (wanted === "false"))
    .map((row) => row.stripe);
  return listPage("event", "/v1/events", rows, params);
}

const ownerOf = (row: StoredEvent): string => row.stripe.account ?? PLATFORM;

const typeFits = (wanted: string, type: string): boolean =>
  wanted.endsWith("*") ? type.startsWith(wanted.slice(0, -1)) : wanted === type;

/** Events with a delivery that nobody accepted, and none that somebody did. */
function undelivered(
  deliveries: readonly { readonly event: string; readonly state: string }[],
): Set<string> {
  const failed = new Set(deliveries.map((one) => one.event));
  for (const one of deliveries) if (one.state === "delivered") failed.delete(one.event);
  return failed;
}
