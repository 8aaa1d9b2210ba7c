import "server-only";
import { creditsOf } from "@/contract/fields";
import type { OperatorContext } from "@/operations/context";
import { getDeskDeveloper } from "@/operations/get-desk-developer";
import { getEarningsSummary } from "@/operations/get-earnings-summary";

/** A developer as the operators' API shows them. */
export async function deskDeveloperToWire(ctx: OperatorContext, developerId: string) {
  const found = await getDeskDeveloper(ctx, { developerId });
  const own = { ...ctx, actor: { kind: "developer", developerId } as const };
  const summary = await getEarningsSummary(own);
  const { developer, connected, readiness } = found;
  return {
    id: developer.id,
    name: developer.name,
    email: developer.email,
    readiness,
    stripe_account_id: connected?.stripeAccountId ?? null,
    disabled_reason: connected?.disabledReason ?? null,
    currently_due: [...(connected?.currentlyDue ?? [])],
    paused_at: developer.pausedAt?.toISOString() ?? null,
    paused_reason: developer.pausedReason,
    paused_source: developer.pausedSource,
    auto_stopped_at: developer.autoStoppedAt?.toISOString() ?? null,
    payable_credits: creditsOf(summary.payable),
    on_hold_credits: creditsOf(summary.held),
    in_transit_credits: creditsOf(summary.inTransit),
    reserved_credits: creditsOf(summary.reserved),
    paid_credits: creditsOf(summary.paid),
  };
}
