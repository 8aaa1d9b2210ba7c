import "server-only";
import type { Gateway } from "@/domain/gateway";
import { accountsThrough } from "./accounts";
import { bankPayoutsThrough } from "./bank-payouts";
import { createClient, type StripeSettings } from "./client";
import { openingsThroughV1 } from "./openings";
import { openingsThroughV2 } from "./openings-v2";
import { transferPagesThrough } from "./transfer-pages";
import { transfersThrough } from "./transfers";

/** Our door to Stripe: the one implementation of the port. Opens nothing until it is asked. */
export function createGateway(settings: StripeSettings): Gateway {
  const stripe = createClient(settings);
  return {
    ...accountsThrough(stripe),
    ...(settings.accountsApi === "v2" ? openingsThroughV2(stripe) : openingsThroughV1(stripe)),
    ...transfersThrough(stripe, settings.transfersPerSecond),
    ...transferPagesThrough(stripe),
    ...bankPayoutsThrough(stripe),
  };
}
