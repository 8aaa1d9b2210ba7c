/** One event of Stripe's, its signature verified. The payload is kept as it came. */
export interface StripeNotice {
  readonly id: string;
  readonly type: string;
  /** The connected account it speaks of; null for the platform's own. */
  readonly stripeAccountId: string | null;
  readonly livemode: boolean;
  readonly payload: Readonly<Record<string, unknown>>;
}
