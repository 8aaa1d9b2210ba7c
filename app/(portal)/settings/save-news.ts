"use server";

import { answerForm } from "@/app/_edge/answer-form";
import type { FormAnswer } from "@/components/ui/form-answer";
import { changeNewsContract } from "@/contract/settings/news";
import { newsFromWire } from "@/contract/settings/news-wire";
import { changeNotifications } from "@/operations/change-notifications";

const KINDS = Object.keys(changeNewsContract.body.shape);

/** Changes which news the developer gets; a box that is not ticked is not in the form. */
export async function saveNews(_before: FormAnswer, form: FormData): Promise<FormAnswer> {
  const wish = Object.fromEntries(KINDS.map((kind) => [kind, form.has(kind)]));
  return answerForm(changeNewsContract.body, wish, async (ctx, body) => {
    await changeNotifications(ctx, newsFromWire(body));
    return "Saved.";
  });
}
