import "server-only";
import { Refusal } from "@/domain/refusals";
import { readStripeNotice, runtime } from "@/runtime";

interface Signed {
  readonly rawBody: string;
  readonly signature: string | undefined;
}

/** What Stripe says in this request. Refuses `signature_invalid` unless it surely is Stripe. */
export function stripeNotice(signed: Signed) {
  const notice = readStripeNotice(signed);
  if (!notice) throw new Refusal("signature_invalid");
  return { notice, live: runtime().env.TRIBUTARY_MODE === "production" };
}
