import "server-only";
import type Stripe from "stripe";
import type { Page, SentTransfer } from "@/domain/gateway";
import { asking, checkList } from "./client";
import { toSentTransfer } from "./transfers";

const REVERSED = "transfer.reversed";

/** Stripe's lists of what went on, a page at a time: they may be of any length. */
export function transferPagesThrough(stripe: Stripe) {
  return {
    async listTransfersSince(since: Date, after?: string): Promise<Page<SentTransfer>> {
      const page = checkList(await asking(stripe.transfers.list(toList(since, after))));
      return { items: page.data.map(toSentTransfer).reverse(), next: nextOf(page) };
    },

    async listReturnsSince(since: Date, after?: string): Promise<Page<SentTransfer>> {
      const listed = stripe.events.list({ type: REVERSED, ...toList(since, after) });
      const page = checkList(await asking(listed));
      const items = page.data.flatMap((one) =>
        one.type === REVERSED ? [toSentTransfer(one.data.object)] : [],
      );
      return { items: items.reverse(), next: nextOf(page) };
    },
  };
}

function toList(since: Date, after?: string) {
  const created = { gte: Math.floor(since.getTime() / 1000) };
  return { created, limit: 100, ...(after && { starting_after: after }) };
}

function nextOf(page: Stripe.ApiList<{ readonly id: string }>): string | null {
  return page.has_more ? (page.data.at(-1)?.id ?? null) : null;
}
