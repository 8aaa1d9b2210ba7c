import { endpoint } from "@/app/_edge/endpoint";
import { createEndpointContract, listEndpointsContract } from "@/contract/webhooks/endpoints";
import { endpointToWire } from "@/contract/webhooks/wire";
import { createWebhookEndpoint } from "@/operations/create-webhook-endpoint";
import { listWebhookEndpoints } from "@/operations/list-webhook-endpoints";
import { withCouriers } from "@/runtime";

export const GET = endpoint(listEndpointsContract, async (ctx) => ({
  endpoints: (await listWebhookEndpoints(ctx)).map(endpointToWire),
}));

export const POST = endpoint(createEndpointContract, async (ctx, { events: types, ...wish }) => {
  const made = await createWebhookEndpoint(withCouriers(ctx), { ...wish, types });
  return { ...endpointToWire(made.endpoint), secret: made.secret };
});

export { DELETE, OPTIONS, PATCH, PUT } from "@/app/_edge/wrong-method";
