import "server-only";
import { replayDelivery } from "@/db/queries/webhook-deliveries";
import { insertTestDelivery } from "@/db/queries/webhook-endpoints";
import { TEST_TYPE } from "@/domain/news/news";
import { Refusal } from "@/domain/refusals";
import type { DeveloperContext } from "./context";
import { getWebhookDelivery } from "./list-webhook-deliveries";
import { getWebhookEndpoint } from "./list-webhook-endpoints";
import { queueNews } from "./queue-news";

type Sent = Awaited<ReturnType<typeof getWebhookDelivery>>;

/**
 * Sends a delivery once more, with a new round of tries: the same body under the same webhook id.
 * One that waits for its next try is left to it.
 */
export async function replayWebhook(
  ctx: DeveloperContext,
  { deliveryId }: { readonly deliveryId: string },
): Promise<Sent> {
  const { state } = await getWebhookDelivery(ctx, { deliveryId });
  if (state !== "waiting") {
    const { developerId } = ctx.actor;
    if (!(await replayDelivery(ctx.db, { developerId, deliveryId }))) {
      throw new Refusal("endpoint_disabled");
    }
    await queueNews(ctx);
  }
  return getWebhookDelivery(ctx, { deliveryId });
}

/** Sends an endpoint something that means nothing, to see whether it listens. */
export async function testWebhook(
  ctx: DeveloperContext,
  { endpointId }: { readonly endpointId: string },
): Promise<Sent> {
  const { disabledAt } = await getWebhookEndpoint(ctx, { endpointId });
  if (disabledAt) throw new Refusal("endpoint_disabled");
  const key = { developerId: ctx.actor.developerId, endpointId };
  const deliveryId = await ctx.db.transaction((tx) => insertTestDelivery(tx, key, TEST_TYPE));
  await queueNews(ctx);
  return getWebhookDelivery(ctx, { deliveryId });
}
