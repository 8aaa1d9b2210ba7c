import "server-only";
import type { Gateway } from "@/domain/gateway";
import { accountsThrough } from "./accounts";
import { bankPayoutsThrough } from "./bank-payouts";
import { createClient, type StripeSettings } from "./client";
import { transfersThrough } from "./transfers";

/** Our door to Stripe: the one implementation of the port. Opens nothing until it is asked. */
export function createGateway(settings: StripeSettings): Gateway {
  const stripe = createClient(settings);
  return {
    ...accountsThrough(stripe),
    ...transfersThrough(stripe),
    ...bankPayoutsThrough(stripe),
  };
}
