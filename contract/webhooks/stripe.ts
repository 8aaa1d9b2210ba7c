import { z } from "zod";
import type { Contract } from "../contract";

const ONE_MEGABYTE = 1_000_000;

/** The body is kept as the very text that was signed. */
const signedText = z.object({ rawBody: z.string().default("") });

export const stripeWebhookContract = {
  method: "POST",
  path: "/api/webhooks/stripe",
  summary: "Where Stripe reports what happened",
  auth: null,
  headers: z
    .object({ "stripe-signature": z.string().optional() })
    .transform((headers) => ({ signature: headers["stripe-signature"] })),
  body: signedText,
  bodyFormats: { any: (text: string) => ({ rawBody: text }) },
  bodyLimit: ONE_MEGABYTE,
  response: z.object({ received: z.literal(true) }),
  successStatus: 200,
  refusals: ["signature_invalid", "body_too_large"],
  example: { response: { received: true } },
} as const satisfies Contract;
