import "server-only";
import type Stripe from "stripe";
import {
  GatewayRefused,
  type SentTransfer,
  type TransferAnswer,
  type TransferOrder,
} from "@/domain/gateway";
import { toSafeNumber } from "@/domain/money";
import { asking, checkShape, readAll, readRefusal } from "./client";

/** The transfers that carry payouts. What an answer means is for the domain to say (R9). */
export function transfersThrough(stripe: Stripe) {
  return {
    /** Sends exactly once and never throws. */
    async sendTransfer(order: TransferOrder): Promise<TransferAnswer> {
      try {
        const key = { idempotencyKey: order.idempotencyKey };
        const answer = await stripe.transfers.create(toParameters(order), key);
        return { kind: "sent", transfer: toSentTransfer(checkShape(answer, "transfer")) };
      } catch (thrown) {
        const refusal = readRefusal(thrown);
        if (refusal) return { kind: "answered_no", ...refusal };
        return { kind: "unclear", detail: thrown instanceof Error ? thrown.message : "no answer" };
      }
    },

    async retrieveTransfer(transferId: string): Promise<SentTransfer | null> {
      try {
        const answer = await asking(stripe.transfers.retrieve(transferId));
        return toSentTransfer(checkShape(answer, "transfer"));
      } catch (fault) {
        if (fault instanceof GatewayRefused && fault.code === "resource_missing") return null;
        throw fault;
      }
    },

    async findTransfers(group: string, destination: string): Promise<readonly SentTransfer[]> {
      const found = await asking(
        readAll((after) =>
          stripe.transfers.list({ transfer_group: group, destination, limit: 100, ...after }),
        ),
      );
      return found.map(toSentTransfer).reverse();
    },

    async reverseTransfer(transferId: string): Promise<void> {
      const key = { idempotencyKey: `rev_${transferId}` };
      await asking(stripe.transfers.createReversal(transferId, {}, key));
    },

    async listTransfersSince(since: Date): Promise<readonly SentTransfer[]> {
      const created = { gte: Math.floor(since.getTime() / 1000) };
      const found = await asking(
        readAll((after) => stripe.transfers.list({ created, limit: 100, ...after })),
      );
      return found.map(toSentTransfer).reverse();
    },

    async listReturnsSince(since: Date): Promise<readonly SentTransfer[]> {
      const created = { gte: Math.floor(since.getTime() / 1000) };
      const type = "transfer.reversed";
      const news = await asking(
        readAll((after) => stripe.events.list({ type, created, limit: 100, ...after })),
      );
      return news
        .flatMap((one) => (one.type === type ? [toSentTransfer(one.data.object)] : []))
        .reverse();
    },
  };
}

/** A pure function of the order: a resend repeats it byte for byte. */
function toParameters(order: TransferOrder): Stripe.TransferCreateParams {
  return {
    amount: toSafeNumber(order.amount),
    currency: "usd",
    destination: order.destination,
    transfer_group: order.payoutId,
    metadata: {
      payout_id: order.payoutId,
      developer_id: order.developerId,
      attempt: String(order.attempt),
    },
  };
}

function toSentTransfer(transfer: Stripe.Transfer): SentTransfer {
  return {
    id: transfer.id,
    amount: BigInt(transfer.amount),
    amountReversed: BigInt(transfer.amount_reversed),
    destination: idOf(transfer.destination) ?? "",
    group: transfer.transfer_group,
    destinationPayment: idOf(transfer.destination_payment),
    createdAt: new Date(transfer.created * 1000),
    metadata: transfer.metadata,
  };
}

function idOf(reference: string | { readonly id: string } | null | undefined): string | null {
  return typeof reference === "string" ? reference : (reference?.id ?? null);
}
