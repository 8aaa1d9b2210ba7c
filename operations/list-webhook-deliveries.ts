import "server-only";
import {
  countDeliveries,
  type DeliveryPage,
  findDelivery,
  listDeliveries,
} from "@/db/queries/webhook-deliveries";
import { cutPage } from "@/domain/bookmark";
import type { DeliveryDetail, DeliveryList } from "@/domain/news/webhook";
import { Refusal } from "@/domain/refusals";
import type { DeveloperContext } from "./context";

/** What was sent to the developer's endpoints, or is about to be, newest first. */
export async function listWebhookDeliveries(
  ctx: DeveloperContext,
  page: DeliveryPage,
): Promise<DeliveryList> {
  const { developerId } = ctx.actor;
  const found = await listDeliveries(ctx.db, developerId, { ...page, limit: page.limit + 1 });
  const { rows, next } = cutPage(found, page.limit);
  const total = await countDeliveries(ctx.db, developerId, page.endpointId);
  return { deliveries: rows, total, next };
}

export type DeliveryLog = DeliveryDetail["log"];

/** One delivery with its body and what each try came to. */
export async function getWebhookDelivery(
  ctx: DeveloperContext,
  { deliveryId }: { readonly deliveryId: string },
): Promise<DeliveryDetail> {
  const found = await findDelivery(ctx.db, { developerId: ctx.actor.developerId, deliveryId });
  if (!found) throw new Refusal("not_found");
  return found;
}
