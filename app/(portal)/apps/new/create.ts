"use server";

import { redirect } from "next/navigation";
import { answerForm } from "@/app/_edge/answer-form";
import { markupOf } from "@/app/(portal)/apps/markup-of";
import type { FormAnswer } from "@/components/ui/form-answer";
import { createAppContract } from "@/contract/apps/apps";
import { createApp } from "@/operations/create-app";

/** Creates an app and goes to its page. */
export async function create(_before: FormAnswer, form: FormData): Promise<FormAnswer> {
  let appId = "";
  const wish = { name: String(form.get("name") ?? "").trim(), markup_bps: markupOf(form) };
  const answer = await answerForm(createAppContract.body, wish, async (ctx, body) => {
    const { developerId } = ctx.actor;
    appId = await createApp(ctx, { developerId, name: body.name, markupBps: body.markup_bps });
    return "Created.";
  });
  if (answer.kind === "done") redirect(`/apps/${appId}`);
  return answer;
}
