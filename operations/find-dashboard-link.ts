import "server-only";
import { Refusal } from "@/domain/refusals";
import type { DeveloperContext } from "./context";
import { createDashboardLink } from "./create-dashboard-link";

/** A fresh link into the developer's Stripe dashboard, or null while there is no way in. */
export async function findDashboardLink(ctx: DeveloperContext): Promise<{ url: string } | null> {
  try {
    return await createDashboardLink(ctx);
  } catch (refusal) {
    if (refusal instanceof Refusal) return null;
    throw refusal;
  }
}
