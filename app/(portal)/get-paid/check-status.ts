"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { developerContext } from "@/app/_edge/visitor";
import { Refusal } from "@/domain/refusals";
import { getConnectStatus } from "@/operations/get-connect-status";

/** Asks Stripe how the account stands; when Stripe is silent the page says so. */
export async function checkStatus(): Promise<void> {
  const ctx = await developerContext();
  const told = await getConnectStatus(ctx, { whenStripeIsSilent: "refuse" }).then(
    () => true,
    (refusal: unknown) => {
      if (refusal instanceof Refusal) return false;
      throw refusal;
    },
  );
  revalidatePath("/", "layout");
  redirect(told ? "/get-paid" : "/get-paid?stripe=silent");
}
