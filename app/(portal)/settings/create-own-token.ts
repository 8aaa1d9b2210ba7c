"use server";

import { answerForm } from "@/app/_edge/answer-form";
import type { SecretAnswer } from "@/components/settings/secret-form";
import { createTokenContract } from "@/contract/tokens/tokens";
import { addDays } from "@/domain/time";
import { createToken } from "@/operations/create-token";

/** Issues a token to whoever is signed in and shows it this once. */
export async function createOwnToken(_: SecretAnswer, form: FormData): Promise<SecretAnswer> {
  const days = Number(form.get("days") || 0);
  const wish = {
    name: String(form.get("name") ?? "").trim(),
    scopes: form.getAll("scopes"),
    // A token lives by real time, not by the sandbox's clock.
    expires_at: days > 0 ? addDays(new Date(), days).toISOString() : null,
  };
  let token = "";
  const answer = await answerForm(createTokenContract.body, wish, async (ctx, body) => {
    const { name, scopes, expires_at: expiresAt } = body;
    ({ token } = await createToken(ctx, { ...ctx.actor, name, scopes, expiresAt }));
    return "Created.";
  });
  return answer.kind === "refused" ? answer : { kind: "made", secret: token };
}
