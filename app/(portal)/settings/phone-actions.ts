"use server";

import { answerForm } from "@/app/_edge/answer-form";
import type { FormAnswer } from "@/components/ui/form-answer";
import { sendPhoneCodeContract, verifyPhoneContract } from "@/contract/messages/phone";
import { sendPhoneCode, verifyPhone } from "@/operations/verify-phone";
import { withCouriers } from "@/runtime";

/** Sends a code to the number that was typed, however people space it. */
export async function sendCode(_before: FormAnswer, form: FormData): Promise<FormAnswer> {
  const wish = { phone: String(form.get("phone") ?? "").replace(/[\s().-]/g, "") };
  return answerForm(sendPhoneCodeContract.body, wish, async (ctx, body) => {
    await sendPhoneCode(withCouriers(ctx), body);
    return "Sent. Type the code that arrives.";
  });
}

export async function proveCode(_before: FormAnswer, form: FormData): Promise<FormAnswer> {
  const wish = { code: String(form.get("code") ?? "").replace(/\s/g, "") };
  return answerForm(verifyPhoneContract.body, wish, async (ctx, body) => {
    await verifyPhone(withCouriers(ctx), body);
    return "Confirmed.";
  });
}
