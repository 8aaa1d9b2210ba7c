"use server";

import { answerForm } from "@/app/_edge/answer-form";
import { markupOf } from "@/app/(portal)/apps/markup-of";
import { momentText } from "@/components/ui/date-text";
import type { FormAnswer } from "@/components/ui/form-answer";
import { changeAppContract } from "@/contract/apps/apps";
import { changeApp } from "@/operations/change-app";
import { getApp } from "@/operations/get-app";

/** Renames an app, changes its markup for calls from now on, or both. */
export async function save(
  appId: string,
  _before: FormAnswer,
  form: FormData,
): Promise<FormAnswer> {
  const wish = { name: String(form.get("name") ?? "").trim(), markup_bps: markupOf(form) };
  return answerForm(changeAppContract.body, wish, async (ctx, body) => {
    const before = await getApp(ctx, { appId });
    const { name, markup_bps: markupBps } = body;
    const after = await changeApp(ctx, { appId, name, markupBps });
    if (after.markupBps === before.markupBps) return "Saved.";
    return `Saved: ${after.markupBps / 100}% for calls from ${momentText(await ctx.now())}.`;
  });
}
