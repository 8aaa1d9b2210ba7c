import { expect, test } from "vitest";
import { tellNews } from "@/db/queries/news";
import { openWebhookBench } from "@/local/testing-webhooks";
import { listMessages } from "./list-messages";

test("the log says what was written, newest first, to whom and how far it is", async () => {
  const { ctx, other } = await openWebhookBench();
  const { developerId } = ctx.actor;
  for (const factId of ["1", "2", "3"]) {
    const news = { kind: "reserve_released", payoutId: `pay_${factId}`, amount: 1n } as const;
    await ctx.db.transaction(async (tx) => {
      await tellNews(tx, { developerId, factId, news }, await ctx.now());
    });
  }
  const page = await listMessages(ctx, { limit: 2 });
  expect(page).toMatchObject({
    total: 3,
    messages: [
      { channel: "email", state: "waiting", news: { payoutId: "pay_3" } },
      { news: { payoutId: "pay_2" } },
    ],
  });
  const rest = await listMessages(ctx, { limit: 2, after: page.next ?? undefined });
  expect(rest.messages).toMatchObject([{ news: { payoutId: "pay_1" } }]);
  expect(rest.next).toBeNull();
  expect((await listMessages(other, { limit: 2 })).total).toBe(0);
});
