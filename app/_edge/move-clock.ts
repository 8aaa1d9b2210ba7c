"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { RUN_HOUR_UTC } from "@/domain/payouts/schedule";
import { nextDaily } from "@/domain/time";
import { advanceClock } from "@/operations/advance-clock";
import { sandboxContextFor } from "@/runtime";
import { atDesk, visitor } from "./visitor";

/** Moves the sandbox's clock from the bar at the bottom; outside the sandbox it refuses. */
export async function moveClock(form: FormData): Promise<void> {
  const actor = await visitor();
  if (!actor) redirect("/sign-in");
  if (actor.kind === "operator" && !(await atDesk()).may("operate")) redirect("/desk");
  const ctx = sandboxContextFor(actor);

  const by = String(form.get("by"));
  const nextRun = nextDaily(await ctx.now(), RUN_HOUR_UTC);
  await advanceClock(ctx, by === "next_run" ? { set: nextRun.toISOString() } : { advance: by });

  revalidatePath("/", "layout");
}
