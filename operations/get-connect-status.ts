import "server-only";
import { findConnectedAccount, type MirroredAccount } from "@/db/queries/connected-accounts";
import { GatewayFault } from "@/domain/gateway";
import { Refusal } from "@/domain/refusals";
import type { DeveloperContext } from "./context";
import { mirrorAccount } from "./mirror-account";

/**
 * How the developer's account stands, asked of Stripe now and written back; null without one.
 * When Stripe does not say, the documents differ: answer from the mirror, or refuse
 * `connect_status_failed`.
 */
export async function getConnectStatus(
  ctx: DeveloperContext,
  input: { readonly whenStripeIsSilent: "answer_from_mirror" | "refuse" },
): Promise<MirroredAccount | null> {
  const { developerId } = ctx.actor;
  try {
    const look = await mirrorAccount(ctx, { developerId });
    return look.kind === "seen" ? look.account : null;
  } catch (fault) {
    if (!(fault instanceof GatewayFault)) throw fault;
    if (input.whenStripeIsSilent === "refuse") {
      throw new Refusal("connect_status_failed", { cause: fault });
    }
    ctx.log.warn({ err: fault }, "Stripe did not say how an account stands");
    return findConnectedAccount(ctx.db, developerId);
  }
}
