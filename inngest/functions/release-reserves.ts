import { cron } from "inngest";
import { RELEASE_MINUTE } from "@/domain/reserves/calendar";
import { releaseReserves } from "@/operations/release-reserves";
import { contextFor } from "@/runtime";
import { inngest } from "../client";

/**
 * Gives back the reserves whose days are over (R5): every hour, so that each is there on the day
 * that the calendar says, and what is due in the morning is part of the day's run.
 */
export const releaseDueReserves = inngest.createFunction(
  { id: "release-reserves", retries: 5, triggers: [cron(`TZ=UTC ${RELEASE_MINUTE} * * * *`)] },
  async ({ step }) => {
    const ctx = contextFor({ kind: "system", name: "release-reserves" });
    return step.run("release every due reserve", async () => {
      const { released } = await releaseReserves(ctx);
      return { released };
    });
  },
);
