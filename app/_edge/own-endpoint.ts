import "server-only";
import type { InputOf } from "@/contract/contract";
import type { changeEndpointContract } from "@/contract/webhooks/endpoints";
import { endpointToWire } from "@/contract/webhooks/wire";
import { changeWebhookEndpoint, deleteWebhookEndpoint } from "@/operations/change-webhook-endpoint";
import type { DeveloperContext } from "@/operations/context";
import { getWebhookEndpoint } from "@/operations/list-webhook-endpoints";
import { withCouriers } from "@/runtime";

interface Named {
  readonly id: string;
}

export async function showEndpoint(ctx: DeveloperContext, { id: endpointId }: Named) {
  return endpointToWire(await getWebhookEndpoint(ctx, { endpointId }));
}

export async function changeEndpoint(
  ctx: DeveloperContext,
  { id: endpointId, events: types, ...rest }: InputOf<typeof changeEndpointContract>,
) {
  const change = { endpointId, types, ...rest };
  return endpointToWire(await changeWebhookEndpoint(withCouriers(ctx), change));
}

export async function dropEndpoint(ctx: DeveloperContext, { id }: Named) {
  const deletedAt = await deleteWebhookEndpoint(ctx, { endpointId: id });
  return { id, deleted_at: deletedAt.toISOString() };
}
