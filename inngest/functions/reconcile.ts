import { cron } from "inngest";
import { pollStripe } from "@/operations/poll-stripe";
import { AGAINST_STRIPE, OWN_BOOKS, reconcileBooks } from "@/operations/reconcile-books";
import { contextFor } from "@/runtime";
import { inngest } from "../client";

/** Every quarter of an hour: do our own books agree? */
export const reconcileOwnBooks = inngest.createFunction(
  { id: "reconcile-own-books", retries: 0, triggers: [cron("*/15 * * * *")] },
  async ({ step }) => {
    const ctx = contextFor({ kind: "system", name: "reconcile" });
    return step.run("check every rule", () => reconcileBooks(ctx, OWN_BOOKS));
  },
);

/** Daily, after the run has been sent: does Stripe agree? */
export const reconcileWithStripe = inngest.createFunction(
  { id: "reconcile-with-stripe", retries: 2, triggers: [cron("TZ=UTC 0 14 * * *")] },
  async ({ step }) => {
    const ctx = contextFor({ kind: "system", name: "reconcile" });
    return step.run("compare every transfer", () => reconcileBooks(ctx, AGAINST_STRIPE));
  },
);

/** Every quarter of an hour: what Stripe's webhooks should have told us. */
export const pollStripeForMissing = inngest.createFunction(
  { id: "poll-stripe", retries: 0, triggers: [cron("7-59/15 * * * *")] },
  async ({ step }) => {
    const ctx = contextFor({ kind: "system", name: "poll-stripe" });
    return step.run("ask Stripe", () => pollStripe(ctx));
  },
);
