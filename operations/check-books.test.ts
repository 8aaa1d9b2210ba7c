import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { listOpenFindings } from "@/db/queries/findings";
import { openDeskBench } from "@/local/testing-desk";
import { checkBooks } from "./check-books";

test("every rule is checked: our own, and against Stripe", async () => {
  const bench = await openDeskBench();
  const { send } = await bench.planned(110_00);
  await send();
  expect(await checkBooks(bench.desk)).toEqual({ found: 0, isNew: 0, resolved: 0 });
  await bench.ctx.db.execute(sql`update earning_totals set amount = amount + 1`);
  await bench.ctx.db.execute(sql`update payouts set paid_at = business_now(),
    stripe_transfer_id = 'tr_elsewhere'`);
  expect(await checkBooks(bench.desk)).toMatchObject({ isNew: 2 });
  const rules = (await listOpenFindings(bench.ctx.db, 10)).map(({ rule }) => rule);
  expect(rules.sort()).toEqual(["everything_adds_up", "transfers_at_stripe"]);
  expect(await bench.actions()).toEqual(["books.check", "books.check"]);
});

test("a Stripe that is away is said", async () => {
  const bench = await openDeskBench();
  await bench.fault("error_500", { match: { path: "/v1/transfers" }, times: null });
  await expect(checkBooks(bench.desk)).rejects.toMatchObject({ code: "stripe_unreachable" });
});
