"use server";

import type { FormAnswer } from "@/components/ui/form-answer";
import { Refusal } from "@/domain/refusals";
import { stopDigests } from "@/operations/stop-digests";
import { contextFor, withCouriers } from "@/runtime";

/** The link is the credential: whoever has the mail need not sign in. */
export async function stop(_before: FormAnswer, form: FormData): Promise<FormAnswer> {
  const ctx = withCouriers(contextFor({ kind: "system", name: "unsubscribe" }));
  try {
    await stopDigests(ctx, { token: String(form.get("token") ?? "") });
    return { kind: "done", message: "Done. You get no more digests." };
  } catch (refusal) {
    if (!(refusal instanceof Refusal)) throw refusal;
    return { kind: "refused", message: "This link is not ours. Open it from the mail once more." };
  }
}
