import "server-only";
import {
  deleteEndpoint,
  type EndpointChange,
  rotateSecret,
  updateEndpoint,
} from "@/db/queries/webhook-endpoints";
import type { WebhookEndpoint } from "@/domain/news/webhook";
import { Refusal } from "@/domain/refusals";
import type { CourierContext, DeveloperActor, DeveloperContext } from "./context";
import { refuseUnreachable } from "./create-webhook-endpoint";

/** How long the secret before a rotation still signs along. */
const OVERLAP_HOURS = 24;

/** Changes where an endpoint is and what it hears, or switches it off and on. */
export async function changeWebhookEndpoint(
  ctx: CourierContext<DeveloperActor>,
  { endpointId, ...change }: EndpointChange & { readonly endpointId: string },
): Promise<WebhookEndpoint> {
  if (change.url !== undefined) refuseUnreachable(ctx, change.url);
  const key = { developerId: ctx.actor.developerId, endpointId };
  const changed = await updateEndpoint(ctx.db, key, change);
  if (!changed) throw new Refusal("not_found");
  return changed;
}

/** Ends an endpoint; what was sent to it stays in the log. Answers when it ended. */
export async function deleteWebhookEndpoint(
  ctx: DeveloperContext,
  { endpointId }: { readonly endpointId: string },
): Promise<Date> {
  const at = await deleteEndpoint(ctx.db, { developerId: ctx.actor.developerId, endpointId });
  if (!at) throw new Refusal("not_found");
  return at;
}

export interface RotatedSecret {
  readonly secret: string;
  readonly oldUntil: Date;
}

/** Gives an endpoint a new secret; for a day the one before signs along. */
export async function rotateWebhookSecret(
  ctx: CourierContext<DeveloperActor>,
  { endpointId }: { readonly endpointId: string },
): Promise<RotatedSecret> {
  const secret = ctx.couriers.newSecret();
  const key = { developerId: ctx.actor.developerId, endpointId };
  const oldUntil = await rotateSecret(ctx.db, key, ctx.couriers.seal(secret), OVERLAP_HOURS);
  if (!oldUntil) throw new Refusal("not_found");
  return { secret, oldUntil };
}
