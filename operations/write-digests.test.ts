import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { type Database, query } from "@/db/client";
import { moveClock } from "@/local/testing";
import { openCouriers } from "@/local/testing-couriers";
import { openPayoutBench } from "@/local/testing-payouts";
import { deliverMessage } from "./deliver-message";
import { writeDigests } from "./write-digests";

const digestsIn = (db: Database) =>
  query<{ developer_id: string; id: string; facts: Record<string, unknown> }>(
    db,
    sql`select m.developer_id, m.id, facts from messages m
      join news n on n.developer_id = m.developer_id and n.id = m.news_id
      where kind = 'payouts_skipped' order by m.id`,
  );

test("one digest a month for who had money and no payout, with the reason", async () => {
  const bench = await openPayoutBench();
  const { db } = bench.ctx;
  const small = await bench.payee();
  const paid = await bench.payee();
  await bench.payee();
  await bench.earn(small.appId, "call", 5_00);
  await bench.earn(paid.appId, "call", 110_00);
  await bench.advance(9);
  await moveClock(db, 20);
  await writeDigests(bench.ctx);
  const digests = await digestsIn(db);
  expect(digests).toMatchObject([
    { developer_id: small.developerId, facts: { month: "2026-03", code: "below_minimum" } },
  ]);
  expect(digests[0]?.facts.payable).toBe("5000001");

  await Promise.all([writeDigests(bench.ctx), writeDigests(bench.ctx)]);
  await moveClock(db, 3);
  await writeDigests(bench.ctx);
  expect(await digestsIn(db)).toHaveLength(1);

  const { couriers, received } = await openCouriers();
  const [{ developer_id: developerId, id: messageId } = { developer_id: "", id: "" }] = digests;
  await deliverMessage({ ...bench.ctx, couriers }, { developerId, messageId });
  const [mail] = await received();
  expect(mail?.subject).toBe("Why there was no payout in March 2026");
  expect(mail?.headers["list-unsubscribe-post"]).toBe("List-Unsubscribe=One-Click");
  const [, token = ""] = /token=([^>]+)>/.exec(mail?.headers["list-unsubscribe"] ?? "") ?? [];
  expect(couriers.readStop(decodeURIComponent(token))).toBe(developerId);
  expect(couriers.readStop(`${developerId}x.${token.split(".")[1]}`)).toBeNull();
});

test("nobody who said no more of these gets one", async () => {
  const bench = await openPayoutBench();
  const { db } = bench.ctx;
  const small = await bench.payee();
  await bench.earn(small.appId, "call", 5_00);
  await db.execute(sql`update developers set digest_stopped_at = business_now()`);
  await bench.advance(9);
  await moveClock(db, 20);
  expect(await writeDigests(bench.ctx)).toEqual({ month: "2026-03", written: 0 });
  expect(await digestsIn(db)).toEqual([]);
});
