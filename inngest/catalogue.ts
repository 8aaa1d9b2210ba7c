import { eventType, staticSchema } from "inngest";
import type { Announcement } from "@/domain/announcements";

type DataOf<Name extends Announcement["name"]> = Extract<Announcement, { name: Name }>["data"];

/** The events our functions listen to: ids only, the same ones the domain announces. */
export const payoutQueued = eventType("payout/queued", {
  schema: staticSchema<DataOf<"payout/queued">>(),
});

export const stripeEventReceived = eventType("stripe/event.received", {
  schema: staticSchema<DataOf<"stripe/event.received">>(),
});

export const messageQueued = eventType("message/queued", {
  schema: staticSchema<DataOf<"message/queued">>(),
});

export const webhookQueued = eventType("webhook/queued", {
  schema: staticSchema<DataOf<"webhook/queued">>(),
});
