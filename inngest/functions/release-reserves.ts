import { cron } from "inngest";
import { releaseReserves } from "@/operations/release-reserves";
import { contextFor } from "@/runtime";
import { inngest } from "../client";

/** Gives back the reserves whose days are over, in time for the day's run (R5). */
export const releaseDueReserves = inngest.createFunction(
  { id: "release-reserves", retries: 5, triggers: [cron("TZ=UTC 45 7 * * *")] },
  async ({ step }) => {
    const ctx = contextFor({ kind: "system", name: "release-reserves" });
    return step.run("release every due reserve", async () => {
      const { released } = await releaseReserves(ctx);
      return { released };
    });
  },
);
