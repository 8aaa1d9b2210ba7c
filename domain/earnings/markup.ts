import type { BasisPoints } from "@/domain/money";
import type { Policy } from "@/domain/policy";
import type { FieldFault } from "@/domain/refusals";

/** What is wrong with a markup: it is a whole number of basis points in the policy's range (R2). */
export function markupFaults(markupBps: BasisPoints, policy: Policy): readonly FieldFault[] {
  const most = policy.maximumMarkupBps;
  if (Number.isInteger(markupBps) && markupBps >= 0 && markupBps <= most) return [];
  return [{ path: "markup_bps", detail: `must be a whole number from 0 to ${most}` }];
}
