import { endpoint } from "@/app/_edge/endpoint";
import { getDeliveryContract } from "@/contract/webhooks/deliveries";
import { deliveryDetailToWire } from "@/contract/webhooks/wire";
import { getWebhookDelivery } from "@/operations/list-webhook-deliveries";

export const GET = endpoint(getDeliveryContract, async (ctx, { id: deliveryId }) =>
  deliveryDetailToWire(await getWebhookDelivery(ctx, { deliveryId })),
);

export { DELETE, OPTIONS, PATCH, POST, PUT } from "@/app/_edge/wrong-method";
