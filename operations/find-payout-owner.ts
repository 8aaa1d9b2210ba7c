import "server-only";
import { findPayoutKey } from "@/db/queries/desk-payouts";
import type { OperatorContext } from "./context";

/** Whose payout this is: operators know it by its id alone. Null for an id that is none's. */
export async function findPayoutOwner(
  ctx: OperatorContext,
  input: { readonly payoutId: string },
): Promise<string | null> {
  return (await findPayoutKey(ctx.db, input.payoutId))?.developerId ?? null;
}
