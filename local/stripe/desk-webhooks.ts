import { z } from "zod";
import { DeskRefusal, type DeskRoute } from "./desk";
import type { Emulator } from "./emulator";
import type { Reader } from "./store";
import type { Delivery, EndpointName } from "./tables";

const endpointWish = z.strictObject({
  /** Both when it is not said. */
  endpoint: z.enum(["platform", "connect"]).optional(),
  /** An empty address is no registration: nothing is sent there. */
  url: z.union([z.url({ protocol: /^https?$/ }), z.literal("")]).optional(),
  secrets: z.array(z.string().min(1)).min(1).optional(),
});

const MOST_SHOWN = 1_000;

/** Controls and log of what is sent to the application. */
export function deskWebhookRoutes({ store, webhooks }: Emulator): DeskRoute[] {
  const endpoints = () => ({ data: store.rows("endpoints") });
  return [
    {
      method: "GET",
      path: "/_emulator/webhooks",
      run: () => ({
        data: store
          .rows("deliveries")
          .slice(-MOST_SHOWN)
          .toReversed()
          .map((row) => shown(store, row)),
      }),
    },
    {
      method: "POST",
      path: "/_emulator/webhooks/release",
      run: async () => {
        webhooks.release();
        await webhooks.settled();
        return { released: true };
      },
    },
    {
      method: "POST",
      path: "/_emulator/flush",
      run: async () => {
        await webhooks.settled();
        return { flushed: true };
      },
    },
    {
      method: "POST",
      path: "/_emulator/events/:id/resend",
      run: (_body, path) => {
        if (!webhooks.resend(path.id ?? "")) throw new DeskRefusal(404, `No event ${path.id}.`);
        return { id: path.id, resent: true };
      },
    },
    { method: "GET", path: "/_emulator/webhook_endpoints", run: endpoints },
    {
      method: "POST",
      path: "/_emulator/webhook_endpoints",
      run: (body) => {
        const wish = endpointWish.parse(body);
        const both: readonly EndpointName[] = ["platform", "connect"];
        store.transact((tx) => {
          for (const id of wish.endpoint ? [wish.endpoint] : both) {
            const before = tx.get("endpoints", id) ?? { id, url: "", secrets: [] };
            const { url = before.url, secrets = before.secrets } = wish;
            tx.put("endpoints", id, { id, url, secrets });
          }
        });
        return endpoints();
      },
    },
  ];
}

function shown(reader: Reader, row: Delivery) {
  const told = reader.get("events", row.event);
  return {
    id: row.id,
    event: row.event,
    type: told?.stripe.type ?? null,
    account: told?.stripe.account ?? null,
    endpoint: row.endpoint,
    url: reader.get("endpoints", row.endpoint)?.url ?? null,
    state: row.state,
    attempts: row.attempts,
  };
}
