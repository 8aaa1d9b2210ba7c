import { cron } from "inngest";
import { relay } from "@/operations/relay";
import { contextFor } from "@/runtime";
import { inngest } from "../client";

/** Every minute: whatever is committed but not done is handed out again (section 7). */
export const relayEveryMinute = inngest.createFunction(
  { id: "relay", retries: 0, triggers: [cron("* * * * *")] },
  async ({ step }) => {
    const ctx = contextFor({ kind: "system", name: "relay" });
    return step.run("hand out what is not done", () => relay(ctx));
  },
);
