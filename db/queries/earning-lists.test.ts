import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { query } from "@/db/client";
import { WHOLE_TIMELINE } from "@/domain/earnings/earning";
import { addDeveloper, createTestDatabase } from "@/local/testing";
import { earningPageStatement } from "./earning-lists";

const CUTS = { paidTo: "-infinity", claimedTo: "-infinity", matureTo: "-infinity" };

interface Plan {
  readonly "Node Type": string;
  readonly "Index Name"?: string;
  readonly "Relation Name"?: string;
  readonly "Actual Rows": number;
  readonly Plans?: readonly Plan[];
}

function nodesOf(plan: Plan): Plan[] {
  return [plan, ...(plan.Plans ?? []).flatMap(nodesOf)];
}

test("a page deep in a long history reads its own rows and no more", async () => {
  const database = await createTestDatabase();
  const { db } = database;
  const { developerId, appId } = await addDeveloper(db);
  await db.execute(sql`insert into developer_earnings (developer_id, id, kind, app_id, event_id,
      amount, occurred_at, payable_at, recorded_at, billing_mode, cost, markup_bps, fee_bps,
      markup, fee)
    select ${developerId}, new_id('earn'), 'accrual', ${appId}, 'call' || n, 38, moment, moment,
      moment, 'user', 100, 4000, 500, 40, 2
    from generate_series(1, 30000) n cross join lateral
      (select business_now() - n * interval '1 minute') as times (moment)`);
  await db.execute(sql`analyze developer_earnings`);
  const [middle] = await query<{ at: string; id: string }>(
    db,
    sql`select payable_at::text as at, id from developer_earnings where event_id = 'call15000'`,
  );
  for (const after of [undefined, middle]) {
    const page = { span: WHOLE_TIMELINE, kept: "all", cuts: CUTS, limit: 51, skip: 0 } as const;
    const statement = earningPageStatement(developerId, { ...page, after });
    const [explained] = await query<{ "QUERY PLAN": readonly { Plan: Plan }[] }>(
      db,
      sql`explain (analyze, format json) ${statement}`,
    );
    const [root] = explained?.["QUERY PLAN"] ?? [];
    const nodes = root ? nodesOf(root.Plan) : [];
    const reads = nodes.filter((node) => node["Relation Name"] === "developer_earnings");
    expect(reads.map((node) => node["Index Name"])).toContain("earnings_timeline");
    expect(reads.every((node) => node["Node Type"].startsWith("Index"))).toBe(true);
    expect(Math.max(...nodes.map((node) => node["Actual Rows"]))).toBe(51);
  }
  await database.close();
});
