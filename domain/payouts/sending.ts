/** A little below the 25 that Stripe allows an endpoint, so that a hiccup goes unpunished. */
export const TRANSFERS_PER_SECOND = 24.5;
