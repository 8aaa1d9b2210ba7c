"use server";

import { answerForm } from "@/app/_edge/answer-form";
import type { FormAnswer } from "@/components/ui/form-answer";
import { changeAutoSettingsContract } from "@/contract/settings/auto";
import { autoSettingsFromWire } from "@/contract/settings/auto-wire";
import { changePayoutSettings } from "@/operations/change-payout-settings";

/** Changes when, and from what amount on, the developer is paid automatically. */
export async function saveAuto(_before: FormAnswer, form: FormData): Promise<FormAnswer> {
  const cents = centsOf(String(form.get("threshold") ?? ""));
  if (cents === null) {
    return { kind: "refused", message: "From: write dollars, such as 25 or 25.50." };
  }
  const wish = {
    enabled: form.has("enabled"),
    schedule: form.get("schedule"),
    threshold: cents,
    delay_days: Number(form.get("delay_days")),
  };
  return answerForm(changeAutoSettingsContract.body, wish, async (ctx, body) => {
    await changePayoutSettings(ctx, autoSettingsFromWire(body));
    return "Saved.";
  });
}

/** "25" or "25.50" as whole cents, without a detour over fractions. */
function centsOf(text: string): number | null {
  const [, dollars, rest = ""] = /^\s*\$?(\d{1,8})(?:\.(\d{1,2}))?\s*$/.exec(text) ?? [];
  return dollars === undefined ? null : Number(`${dollars}${rest.padEnd(2, "0")}`);
}
