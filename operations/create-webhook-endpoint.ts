import "server-only";
import { lockDeveloper } from "@/db/queries/payout-facts";
import { insertEndpoint, listEndpoints } from "@/db/queries/webhook-endpoints";
import type { WebhookType } from "@/domain/news/news";
import type { WebhookEndpoint } from "@/domain/news/webhook";
import { Refusal } from "@/domain/refusals";
import type { CourierContext, DeveloperActor } from "./context";

/** Enough for every environment of a developer's; each fact goes to all of them. */
const MOST_ENDPOINTS = 10;

export interface EndpointWish {
  readonly url: string;
  readonly description: string;
  readonly types: readonly WebhookType[];
}

export interface CreatedEndpoint {
  readonly endpoint: WebhookEndpoint;
  /** Shown this once; kept sealed, because signing needs it. */
  readonly secret: string;
}

/** Lets an address of the developer's own be told what happens from now on. */
export async function createWebhookEndpoint(
  ctx: CourierContext<DeveloperActor>,
  { url, description, types }: EndpointWish,
): Promise<CreatedEndpoint> {
  refuseUnreachable(ctx, url);
  const { developerId } = ctx.actor;
  const secret = ctx.couriers.newSecret();
  const sealedSecret = ctx.couriers.seal(secret);
  const endpoint = await ctx.db.transaction(async (tx) => {
    await lockDeveloper(tx, developerId);
    const existing = await listEndpoints(tx, developerId);
    if (existing.length >= MOST_ENDPOINTS) throw tooMany();
    return insertEndpoint(tx, developerId, { url, description, types, sealedSecret }, ctx.workId);
  });
  return { endpoint, secret };
}

/** An address that would never be spoken to is refused when it is named, not when it is used. */
export function refuseUnreachable({ couriers }: Pick<CourierContext, "couriers">, url: string) {
  const detail = couriers.faultOf(url);
  if (detail) throw new Refusal("invalid_field", { faults: [{ path: "url", detail }] });
}

function tooMany(): Refusal {
  const detail = `more than ${MOST_ENDPOINTS} endpoints; delete one first`;
  return new Refusal("invalid_field", { faults: [{ path: "url", detail }] });
}
