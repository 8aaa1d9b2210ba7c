import "server-only";
import { stopDigestsOf } from "@/db/queries/digests";
import { Refusal } from "@/domain/refusals";
import type { CourierContext } from "./context";

/**
 * Ends a developer's digests by the link in one of them: whoever has the mail need not sign in.
 * Repeats change nothing. Refuses `not_found` for a link that is not ours.
 */
export async function stopDigests(
  ctx: CourierContext,
  { token }: { readonly token: string },
): Promise<void> {
  const developerId = ctx.couriers.readStop(token);
  if (!developerId) throw new Refusal("not_found");
  await stopDigestsOf(ctx.db, developerId);
}
