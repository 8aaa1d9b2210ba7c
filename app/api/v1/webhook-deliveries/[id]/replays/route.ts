import { endpoint } from "@/app/_edge/endpoint";
import { replayDeliveryContract } from "@/contract/webhooks/deliveries";
import { deliveryDetailToWire } from "@/contract/webhooks/wire";
import { replayWebhook } from "@/operations/replay-webhook";

export const POST = endpoint(replayDeliveryContract, async (ctx, { id: deliveryId }) =>
  deliveryDetailToWire(await replayWebhook(ctx, { deliveryId })),
);

export { DELETE, GET, OPTIONS, PATCH, PUT } from "@/app/_edge/wrong-method";
