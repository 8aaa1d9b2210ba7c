import type { z } from "zod";
import type {
  Delivery,
  DeliveryDetail,
  DeliveryList,
  WebhookEndpoint,
} from "@/domain/news/webhook";
import { cursorOf } from "../paging";
import type { getDeliveryContract } from "./deliveries";

type DeliveryWire = z.input<typeof getDeliveryContract.response>;

export function endpointToWire(one: WebhookEndpoint) {
  return {
    id: one.id,
    url: one.url,
    description: one.description,
    events: [...one.types],
    enabled: one.disabledAt === null,
    disabled_at: textOf(one.disabledAt),
    disabled_reason: one.disabledReason,
    created_at: one.createdAt.toISOString(),
    last_success_at: textOf(one.lastSuccessAt),
    old_secret_until: textOf(one.secretBeforeUntil),
  };
}

function deliveryToWire(one: Delivery) {
  return {
    id: one.id,
    endpoint_id: one.endpointId,
    webhook_id: one.webhookId,
    event: one.type,
    state: one.state,
    tries: one.tries,
    last_status: one.lastStatus,
    created_at: one.createdAt.toISOString(),
    delivered_at: textOf(one.deliveredAt),
    next_try_at: textOf(one.nextTryAt),
  };
}

export function deliveryDetailToWire({
  url,
  body,
  log,
  ...delivery
}: DeliveryDetail): DeliveryWire {
  const tries = log.map(({ at, ...one }) => ({ at: at.toISOString(), ...one }));
  return { ...deliveryToWire(delivery), url, body, log: tries };
}

export function deliveryListToWire({ deliveries, total, next }: DeliveryList) {
  const rows = deliveries.map(deliveryToWire);
  return { deliveries: rows, count: rows.length, total, next_cursor: cursorOf("deliveries", next) };
}

function textOf(instant: Date | null): string | null {
  return instant?.toISOString() ?? null;
}
