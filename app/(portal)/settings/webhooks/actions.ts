"use server";

import { answerForm } from "@/app/_edge/answer-form";
import type { SecretAnswer } from "@/components/settings/secret-form";
import type { FormAnswer } from "@/components/ui/form-answer";
import {
  changeEndpointContract,
  createEndpointContract,
  rotateSecretContract,
} from "@/contract/webhooks/endpoints";
import { changeWebhookEndpoint, rotateWebhookSecret } from "@/operations/change-webhook-endpoint";
import { createWebhookEndpoint } from "@/operations/create-webhook-endpoint";
import { withCouriers } from "@/runtime";

/** Makes an endpoint for whoever is signed in and shows its secret this once. */
export async function createEndpoint(_: SecretAnswer, form: FormData): Promise<SecretAnswer> {
  let secret = "";
  const wish = wishIn(form);
  const answer = await answerForm(createEndpointContract.body, wish, async (ctx, body) => {
    const { events: types, ...rest } = body;
    ({ secret } = await createWebhookEndpoint(withCouriers(ctx), { ...rest, types }));
    return "Created.";
  });
  return answer.kind === "refused" ? answer : { kind: "made", secret };
}

export async function rotateSecret(_: SecretAnswer, form: FormData): Promise<SecretAnswer> {
  let secret = "";
  const endpointId = String(form.get("id"));
  const answer = await answerForm(rotateSecretContract.body, {}, async (ctx) => {
    ({ secret } = await rotateWebhookSecret(withCouriers(ctx), { endpointId }));
    return "Rotated.";
  });
  return answer.kind === "refused" ? answer : { kind: "made", secret };
}

export async function saveEndpoint(_before: FormAnswer, form: FormData): Promise<FormAnswer> {
  const endpointId = String(form.get("id"));
  const wish = { ...wishIn(form), enabled: form.has("enabled") };
  return answerForm(changeEndpointContract.body, wish, async (ctx, body) => {
    const { events: types, ...rest } = body;
    await changeWebhookEndpoint(withCouriers(ctx), { endpointId, types, ...rest });
    return "Saved.";
  });
}

function wishIn(form: FormData) {
  return {
    url: String(form.get("url") ?? "").trim(),
    description: String(form.get("description") ?? "").trim(),
    events: form.getAll("events"),
  };
}
