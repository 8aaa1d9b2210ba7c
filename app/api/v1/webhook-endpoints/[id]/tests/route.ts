import { endpoint } from "@/app/_edge/endpoint";
import { testEndpointContract } from "@/contract/webhooks/deliveries";
import { deliveryDetailToWire } from "@/contract/webhooks/wire";
import { testWebhook } from "@/operations/replay-webhook";

export const POST = endpoint(testEndpointContract, async (ctx, { id: endpointId }) =>
  deliveryDetailToWire(await testWebhook(ctx, { endpointId })),
);

export { DELETE, GET, OPTIONS, PATCH, PUT } from "@/app/_edge/wrong-method";
