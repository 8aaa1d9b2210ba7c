import "server-only";
import { randomUUID } from "node:crypto";
import type Stripe from "stripe";
import {
  GatewayRefused,
  type SentTransfer,
  type TransferAnswer,
  type TransferOrder,
} from "@/domain/gateway";
import { toSafeNumber } from "@/domain/money";
import { asking, checkShape, readAll, readRefusal } from "./client";
import { pace } from "./pace";

/** The transfers that carry payouts. What an answer means is for the domain to say (R9). */
export function transfersThrough(stripe: Stripe, perSecond = Number.POSITIVE_INFINITY) {
  const turn = pace(perSecond);
  return {
    /** Sends exactly once, in its turn, and never throws. */
    async sendTransfer(order: TransferOrder): Promise<TransferAnswer> {
      await turn();
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
      const reverse = (idempotencyKey: string) =>
        asking(stripe.transfers.createReversal(transferId, {}, { idempotencyKey }));
      const key = `rev_${transferId}`;
      try {
        await reverse(key);
      } catch (fault) {
        if (!isStored(fault)) throw fault;
        // A day of the same no. Taking back all that is left cannot happen twice, so ask anew.
        await reverse(`${key}_${randomUUID()}`);
      }
    },
  };
}

/** Stripe only repeated what it had answered under this key before. */
function isStored(fault: unknown): boolean {
  if (!(fault instanceof GatewayRefused)) return false;
  return fault.code === "stored_failure" || readRefusal(fault.cause)?.replayed === true;
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

export function toSentTransfer(transfer: Stripe.Transfer): SentTransfer {
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
