import { endpoint } from "@/app/_edge/endpoint";
import { listDeliveriesContract } from "@/contract/webhooks/deliveries";
import { deliveryListToWire } from "@/contract/webhooks/wire";
import { listWebhookDeliveries } from "@/operations/list-webhook-deliveries";

export const GET = endpoint(listDeliveriesContract, async (ctx, asked) => {
  const { limit, cursor: after, endpoint_id: endpointId } = asked;
  return deliveryListToWire(await listWebhookDeliveries(ctx, { limit, after, endpointId }));
});

export { DELETE, OPTIONS, PATCH, POST, PUT } from "@/app/_edge/wrong-method";
