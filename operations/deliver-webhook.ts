import "server-only";
import { tellNews } from "@/db/queries/news";
import {
  type DeliveryKey,
  endDelivery,
  fixBody,
  type LeasedDelivery,
  leaseDelivery,
  logTry,
  postponeDelivery,
} from "@/db/queries/webhook-deliveries";
import { disableSilentEndpoint, markArrived } from "@/db/queries/webhook-endpoints";
import type { Posted } from "@/domain/couriers";
import { isGone, isTaken, WEBHOOK_WAITS } from "@/domain/news/webhook-answers";
import type { CourierContext } from "./context";

export type DeliveryOutcome = "delivered" | "postponed" | "dead" | "dropped" | "nothing_to_do";

/**
 * Makes one delivery to a developer's endpoint (section 5c) that is committed already: taken
 * under a lease, its body fixed, posted outside any transaction, its answer written down. Whoever
 * comes second finds nothing to do; a resend is the same request under the same webhook id.
 */
export async function deliverWebhook(
  ctx: CourierContext,
  key: DeliveryKey,
): Promise<DeliveryOutcome> {
  const leased = await leaseDelivery(ctx.db, key);
  if (!leased) return "nothing_to_do";
  if (leased.isClosed) {
    await endDelivery(ctx.db, leased, "dropped");
    return "dropped";
  }

  const posted = await send(ctx, leased);
  await logTry(ctx.db, key, posted);
  if (isTaken(posted.status)) {
    await endDelivery(ctx.db, leased, "delivered");
    await markArrived(ctx.db, leased);
    return "delivered";
  }
  const wait = WEBHOOK_WAITS[leased.tries - 1];
  if (isGone(posted.status) || wait === undefined) return giveUp(ctx, leased, posted);
  await postponeDelivery(ctx.db, leased, wait);
  return "postponed";
}

async function send(ctx: CourierContext, leased: LeasedDelivery): Promise<Posted> {
  const { couriers } = ctx;
  const { type, news, happenedAt, newsId, url, sealedSecrets } = leased;
  const body = leased.body ?? (await fixBody(ctx.db, leased, bodyOf()));
  const secrets = sealedSecrets.flatMap((sealed) => couriers.unseal(sealed) ?? []);
  if (secrets.length === 0) {
    const detail = "The signing secret cannot be read any more. Rotate it.";
    return { status: null, ms: 0, detail };
  }
  return couriers.post({ url, webhookId: newsId, body, secrets });

  function bodyOf(): string {
    return couriers.bodyOf(type, news, happenedAt);
  }
}

/**
 * The last try, or the receiver says that it is gone. Where nothing arrived in all that time the
 * endpoint is switched off, and its developer told, in the same transaction.
 */
async function giveUp(
  ctx: CourierContext,
  leased: LeasedDelivery,
  { status, detail }: Posted,
): Promise<DeliveryOutcome> {
  const { developerId, endpointId, deliveryId, url } = leased;
  const now = await ctx.now();
  const answered = status === null ? detail : `it answered ${status}.`;
  const reason = isGone(status)
    ? "It answered that it is gone (410)."
    : `Nothing arrived there through all our tries; at last: ${answered}`;
  return ctx.db.transaction(async (tx): Promise<DeliveryOutcome> => {
    if (!(await endDelivery(tx, leased, "dead"))) return "nothing_to_do";
    const disabled = await disableSilentEndpoint(tx, leased, reason, isGone(status));
    if (disabled) {
      const news = { kind: "webhook_disabled", endpointId, url, reason } as const;
      const factId = `${endpointId}/${deliveryId}/${now.toISOString()}`;
      await tellNews(tx, { developerId, factId, news }, now);
    }
    return "dead";
  });
}
