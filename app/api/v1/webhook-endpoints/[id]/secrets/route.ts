import { endpoint } from "@/app/_edge/endpoint";
import { rotateSecretContract } from "@/contract/webhooks/endpoints";
import { rotateWebhookSecret } from "@/operations/change-webhook-endpoint";
import { withCouriers } from "@/runtime";

export const POST = endpoint(rotateSecretContract, async (ctx, { id: endpointId }) => {
  const { secret, oldUntil } = await rotateWebhookSecret(withCouriers(ctx), { endpointId });
  return { secret, old_secret_until: oldUntil.toISOString() };
});

export { DELETE, GET, OPTIONS, PATCH, PUT } from "@/app/_edge/wrong-method";
