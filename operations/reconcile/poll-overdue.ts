import "server-only";
import { overduePolls } from "@/db/queries/polling";
import type { Rule } from "./rule";

const MINUTES = 60;

/** What Stripe's webhooks do not tell is heard of by the poll alone: it may not stop silently. */
export const pollOverdue: Rule = {
  name: "poll_overdue",
  async find(ctx) {
    const overdue = await overduePolls(ctx.db, MINUTES);
    return overdue.map(({ part, since }) => ({
      subject: part,
      detail: `Stripe has not been asked to the end for ${part} since ${since.toISOString()}`,
      amount: null,
    }));
  },
};
