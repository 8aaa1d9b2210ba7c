import type { Route } from "../api";
import { accountRoutes } from "./accounts";
import { eventRoutes } from "./events";
import { linkRoutes } from "./links";
import { moneyRoutes } from "./money";
import { transferRoutes } from "./transfers";
import { accountV2Routes } from "./v2";

/** Everything the emulator knows of Stripe's API. */
export const stripeRoutes: readonly Route[] = [
  ...accountRoutes,
  ...linkRoutes,
  ...transferRoutes,
  ...moneyRoutes,
  ...eventRoutes,
  ...accountV2Routes,
];
