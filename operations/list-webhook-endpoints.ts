import "server-only";
import { findEndpoint, listEndpoints } from "@/db/queries/webhook-endpoints";
import type { WebhookEndpoint } from "@/domain/news/webhook";
import { Refusal } from "@/domain/refusals";
import type { DeveloperContext } from "./context";

/** The developer's webhook endpoints, oldest first; the few there may be at most. */
export async function listWebhookEndpoints(
  ctx: DeveloperContext,
): Promise<readonly WebhookEndpoint[]> {
  return listEndpoints(ctx.db, ctx.actor.developerId);
}

export async function getWebhookEndpoint(
  ctx: DeveloperContext,
  { endpointId }: { readonly endpointId: string },
): Promise<WebhookEndpoint> {
  const found = await findEndpoint(ctx.db, { developerId: ctx.actor.developerId, endpointId });
  if (!found) throw new Refusal("not_found");
  return found;
}
