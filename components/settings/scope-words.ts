import type { DeveloperScope } from "@/domain/access/scopes";

/** What a token may do, in words. */
export const SCOPE_WORDS = {
  "earnings:read": "Read earnings, payouts and settings",
  "payouts:write": "Ask for payouts",
  "settings:write": "Change settings",
  "connect:write": "Start onboarding and open Stripe",
  "apps:write": "Create apps and change markups",
} as const satisfies Record<DeveloperScope, string>;
