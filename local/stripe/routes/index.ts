import type { Route } from "../api";
import { accountRoutes } from "./accounts";
import { eventRoutes } from "./events";
import { linkRoutes } from "./links";
import { moneyRoutes } from "./money";
import { transferRoutes } from "./transfers";

/** Everything the emulator knows of Stripe's API. Accounts v2 would be one more file here. */
export const stripeRoutes: readonly Route[] = [
  ...accountRoutes,
  ...linkRoutes,
  ...transferRoutes,
  ...moneyRoutes,
  ...eventRoutes,
];
