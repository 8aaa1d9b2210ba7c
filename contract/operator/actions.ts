import { z } from "zod";
import { READINESS } from "@/domain/connect/readiness";
import { PAUSE_SOURCES } from "@/domain/desk/pause";
import type { Contract } from "../contract";
import { instant, payoutId, reason, text } from "../fields";

const auth = { kinds: ["operator"], scope: "operate" } as const;
const developerId = "dev_0199f3a2c4d87e5b9a6c1f2e3d4b5a69";
const examplePayout = "pay_0199f3a2c4d87e5b9a6c1f2e3d4b5a69";
/** What came of it, in a sentence. */
const said = z.string();

const shared = { method: "POST", auth, successStatus: 201 } as const;

export const resolveTransferContract = {
  ...shared,
  path: "/api/v1/operator/transfer-resolutions",
  summary: "Find out now what became of a transfer whose outcome is unknown",
  description:
    "Stripe is asked for the transfer first. It is sent again under the same key only while that " +
    "cannot pay twice, and anew only after two looks ten minutes apart found nothing.",
  body: z.object({ payout_id: payoutId }),
  response: z.object({
    said,
    result: z.enum(["paid", "failed", "postponed", "unknown", "nothing_to_do"]),
    empty_listings: z.int(),
    next_look_at: instant.nullable(),
  }),
  refusals: ["not_found"],
  example: {
    request: { payout_id: examplePayout },
    response: {
      said: "Stripe has it: paid.",
      result: "paid",
      empty_listings: 0,
      next_look_at: null,
    },
  },
} as const satisfies Contract;

export const retryPayoutContract = {
  ...shared,
  path: "/api/v1/operator/payout-retries",
  summary: "Try a waiting payout now, or pay anew what a failed one was to pay",
  body: z.object({ payout_id: payoutId }),
  idempotent: true,
  response: z.object({ said, payout_id: z.string().nullable() }),
  refusals: ["not_found", "payout_not_retryable", "connect_incomplete"],
  example: {
    request: { payout_id: examplePayout },
    response: { said: "It is being sent.", payout_id: examplePayout },
  },
} as const satisfies Contract;

export const checkAccountContract = {
  ...shared,
  path: "/api/v1/operator/account-checks",
  summary: "Ask Stripe how a developer's account and its bank payouts stand",
  body: z.object({ developer_id: text(100) }),
  response: z.object({
    said,
    readiness: z.enum(READINESS),
    currently_due: z.array(z.string()),
    resumed: z.boolean(),
  }),
  refusals: ["not_found", "stripe_unreachable"],
  example: {
    request: { developer_id: developerId },
    response: {
      said: "The account is ready.",
      readiness: "ready",
      currently_due: [],
      resumed: false,
    },
  },
} as const satisfies Contract;

export const checkFundingContract = {
  ...shared,
  path: "/api/v1/operator/funding-checks",
  summary: "After a top-up: send what the platform's Stripe balance covers now",
  response: z.object({ said, queued: z.int() }),
  refusals: [],
  example: { response: { said: "3 payouts are being sent.", queued: 3 } },
} as const satisfies Contract;

export const checkBooksContract = {
  ...shared,
  path: "/api/v1/operator/reconciliations",
  summary: "Check every rule of the books now, against Stripe too",
  response: z.object({ said, found: z.int(), new: z.int(), resolved: z.int() }),
  refusals: ["stripe_unreachable"],
  example: { response: { said: "Everything agrees.", found: 0, new: 0, resolved: 0 } },
} as const satisfies Contract;

export const closeFindingContract = {
  ...shared,
  path: "/api/v1/operator/finding-closures",
  summary: "Close a finding that was settled, and say how",
  body: z.object({ finding_id: text(100), reason }),
  response: z.object({ said }),
  refusals: ["not_found"],
  example: {
    request: {
      finding_id: "find_0199f3a2c4d87e5b9a6c1f2e3d4b5a69",
      reason: "Reversed at Stripe by hand",
    },
    response: { said: "Closed." },
  },
} as const satisfies Contract;

export const acknowledgeContract = {
  ...shared,
  path: "/api/v1/operator/acknowledgements",
  summary: "Set aside what only others can mend, and say what was done about it",
  body: z.object({
    kind: z.enum(["failed_payout", "returned_payout", "restricted_account"]),
    subject: text(200).describe("As the queue names it."),
    note: reason,
  }),
  response: z.object({ said }),
  refusals: [],
  example: {
    request: { kind: "returned_payout", subject: `${examplePayout}/po_1`, note: "Wrote to Ada" },
    response: { said: "Set aside." },
  },
} as const satisfies Contract;

export const pauseDeveloperContract = {
  ...shared,
  path: "/api/v1/operator/pauses",
  summary: "Pause a developer's payouts, with a reason that they see",
  body: z.object({
    developer_id: text(100),
    reason,
    source: z.enum(PAUSE_SOURCES).describe("What made you; they do not see it."),
  }),
  response: z.object({ said }),
  refusals: ["not_found"],
  example: {
    request: { developer_id: developerId, reason: "We check your app", source: "risk_review" },
    response: { said: "Paused." },
  },
} as const satisfies Contract;

export const resumeDeveloperContract = {
  ...shared,
  path: "/api/v1/operator/resumptions",
  summary: "Let a paused developer's payouts go on",
  body: z.object({ developer_id: text(100), reason }),
  response: z.object({ said }),
  refusals: ["not_found"],
  example: {
    request: { developer_id: developerId, reason: "Checked" },
    response: { said: "Payouts go on with the next run." },
  },
} as const satisfies Contract;
