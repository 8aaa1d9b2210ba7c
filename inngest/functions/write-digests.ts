import { cron } from "inngest";
import { writeDigests } from "@/operations/write-digests";
import { contextFor } from "@/runtime";
import { inngest } from "../client";

/** Daily, and only the first one of a month finds something to write (section 8). */
export const writeMonthlyDigests = inngest.createFunction(
  { id: "write-digests", retries: 3, triggers: [cron("TZ=UTC 0 9 * * *")] },
  async ({ step }) => {
    const ctx = contextFor({ kind: "system", name: "write-digests" });
    return step.run("tell who was passed over last month, and why", () => writeDigests(ctx));
  },
);
