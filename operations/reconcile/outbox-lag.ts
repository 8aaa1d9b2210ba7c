import "server-only";
import { outboxLags } from "@/db/queries/measures";
import { isBehind, OUTBOX_LAG_MINUTES } from "@/domain/health";
import type { Rule } from "./rule";

/** What is committed and not done for long: nothing hands it out, or nothing works it off. */
export const outboxLag: Rule = {
  name: "outbox_lag",
  async find(ctx) {
    const lags = await outboxLags(ctx.db);
    return lags.filter(isBehind).map(({ outbox }) => ({
      subject: outbox,
      detail: `the oldest has been waiting for more than ${OUTBOX_LAG_MINUTES} minutes`,
      amount: null,
    }));
  },
};
