import { cron } from "inngest";
import { runPayouts } from "@/operations/run-payouts";
import { contextFor } from "@/runtime";
import { inngest } from "../client";

/** Plans the day's payouts at 08:00 UTC and hands them to the sender (R11, R12). */
export const dailyPayoutRun = inngest.createFunction(
  { id: "daily-payout-run", retries: 5, triggers: [cron("TZ=UTC 0 8 * * *")] },
  async ({ step }) => {
    const ctx = contextFor({ kind: "system", name: "daily-payout-run" });
    return step.run("plan the payouts of every developer", async () => {
      const outcome = await runPayouts(ctx);
      return outcome.kind === "completed"
        ? { run: outcome.run.id, payouts: outcome.run.payoutsPlanned }
        : { already_running: outcome.runId };
    });
  },
);
