/**
 * What is committed and now wants work. Ids only, never amounts; the id lets an executor drop
 * repeats, and its generation lets a later try through.
 */
export type Announcement =
  | {
      readonly name: "payout/queued";
      readonly id: string;
      readonly data: { readonly developer_id: string; readonly payout_id: string };
    }
  | {
      readonly name: "stripe/event.received";
      readonly id: string;
      readonly data: { readonly event_id: string };
    }
  | {
      readonly name: "message/queued";
      readonly id: string;
      readonly data: { readonly developer_id: string; readonly message_id: string };
    }
  | {
      readonly name: "webhook/queued";
      readonly id: string;
      readonly data: { readonly developer_id: string; readonly delivery_id: string };
    };

export function payoutQueued(developerId: string, payoutId: string, generation: number) {
  return {
    name: "payout/queued",
    id: `payout-queued:${payoutId}:${generation}`,
    data: { developer_id: developerId, payout_id: payoutId },
  } as const satisfies Announcement;
}

export function stripeEventReceived(eventId: string, tries: number) {
  return {
    name: "stripe/event.received",
    id: `stripe-event:${eventId}:${tries}`,
    data: { event_id: eventId },
  } as const satisfies Announcement;
}

export function messageQueued(developerId: string, messageId: string, generation: number) {
  return {
    name: "message/queued",
    id: `message-queued:${messageId}:${generation}`,
    data: { developer_id: developerId, message_id: messageId },
  } as const satisfies Announcement;
}

export function webhookQueued(developerId: string, deliveryId: string, generation: number) {
  return {
    name: "webhook/queued",
    id: `webhook-queued:${deliveryId}:${generation}`,
    data: { developer_id: developerId, delivery_id: deliveryId },
  } as const satisfies Announcement;
}
