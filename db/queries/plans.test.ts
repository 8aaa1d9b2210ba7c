import { sql } from "drizzle-orm";
import type postgres from "postgres";
import { describe, expect, test } from "vitest";
import { appId, developerId, loadDevelopers, loadEarnings, loadHistory } from "@/bench/load";
import type { Contract } from "@/contract/contract";
import { CONTRACTS } from "@/contract/registry";
import { SCOPES_OF } from "@/domain/access/scopes";
import { createToken } from "@/operations/create-token";
import { listEarnings } from "@/operations/list-earnings";
import { pollStripe } from "@/operations/poll-stripe";
import { queuePayouts } from "@/operations/queue-payouts";
import { recordReversals } from "@/operations/record-reversals";
import { recordUsage } from "@/operations/record-usage";
import { relay } from "@/operations/relay";
import { releaseReserves } from "@/operations/release-reserves";
import { runPayouts } from "@/operations/run-payouts";
import { contextFor, runtime } from "@/runtime";
import { forSuite } from "../../local/testing-ends";
import { bearer, openRouteBench, type RouteBench } from "../../local/testing-routes";
import { ask } from "../../local/testing-surface";
import { query } from "../client";

/**
 * What the database does for every statement that a page, an endpoint or a background function
 * sends, with a platform behind it that is too large to read: no table of developers' money is
 * read from end to end, and a row is not found by reading many others.
 */
const DEVELOPERS = 3_000;
const BUSY = 1;
const MOST_PER_ROW = 10;
/** A screen's worth: below it, finding is as cheap as counting. */
const A_SCREEN = 50;

type Exceptions = readonly (readonly [contains: string, reason: string])[];

/** Statements that read more on purpose, by what they contain, and why that may be. */
const MAY_READ_MORE: Exceptions = [
  ["earning_rollups", "sums whole hours from rollups: hours of a span, never calls"],
  ["date_trunc", "a chart reads the hours of its range"],
  ["as payable", "a run and a forecast sum the hours since the last claim"],
  ["from payout_decisions where run_id", "counts one run's decisions, once, at its end"],
  ["with waiting as ( select run_id", "counts the payouts that wait to be sent, whosever"],
  ["from connected_accounts join developers", "a poll looks for accounts in trouble, a row each"],
  ["min(paid_at) as since", "a poll looks over the transfers of thirty days"],
  ["from ledger_balances where ledger_balances", "the desk shows a screen of developers, by page"],
  ["from reserves group by state", "the desk sums all reserves, for operators alone"],
  ["from reserves join developers", "the desk pages through all reserves, for operators alone"],
];

/** Statements that may read a table of 3,000 whole, because fewer look-ups would cost as much. */
const MAY_SCAN: Exceptions = [
  [
    "for key share",
    "a hundred developers are expected in a report: index scans once there are more",
  ],
  ["as cutoff from developers where id = any", "a page of a run is a good part of 3,000"],
  ["with due as ( select developer_id, id from payouts", "takes up to 500 payouts at a time"],
  ["from ledger_balances where ledger_balances", "the desk shows a screen of developers, by page"],
  ["from reserves group by state", "the desk sums all reserves, for operators alone"],
  ["from reserves join developers", "the desk pages through all reserves, for operators alone"],
  ["select id from developers where id >", "takes the next developers by key, up to a page"],
  ["from reserves join payouts", "releases up to hundreds of reserves at a time"],
  ["from connected_accounts join developers", "a poll looks for accounts in trouble, a row each"],
  ["min(paid_at) as since", "the transfers of thirty days are all there are here"],
  [
    "with waiting as ( select run_id",
    "what waits to be sent is found by its own index when few do",
  ],
];

interface Sent {
  readonly text: string;
  readonly parameters: readonly unknown[];
}

const sent = new Map<string, Sent>();
forSuite(openPlatform, 300_000);

async function openPlatform(): Promise<void> {
  const bench = await openRouteBench({ RATE_LIMITS: "off" });
  const { client } = runtime().connection;
  await loadDevelopers(client, DEVELOPERS);
  await loadEarnings(client, 60_000, DEVELOPERS);
  await loadHistory(client, { developer: BUSY, earnings: 20_000, days: 60 });
  const system = contextFor({ kind: "system", name: "plans" });
  const yesterday = new Date((await system.now()).getTime() - 86_400_000);
  await runPayouts({ ...system, now: async () => yesterday, announce: async () => undefined });
  await payEverything(client);
  await client.unsafe("analyze");
  listen(client);
  await exerciseEverything(bench);
  Reflect.deleteProperty(client.options, "debug");
}

test("enough is sent to judge by", () => {
  expect(sent.size).toBeGreaterThan(60);
});

describe("plans", () => {
  test("no table of developers' money is read from end to end", async () => {
    const found: string[] = [];
    const all = (await judged()).filter((one) => !isExcepted(one.text, MAY_SCAN));
    for (const one of all) found.push(...one.sequential);
    expect(found).toEqual([]);
  });

  test("a row is found without reading many others", async () => {
    const found = (await judged())
      .filter(({ text }) => !isExcepted(text, MAY_READ_MORE))
      .filter(({ read, returned }) => read > MOST_PER_ROW * Math.max(returned, A_SCREEN))
      .map(({ text, read, returned }) => `${read} read for ${returned}: ${text.slice(0, 300)}`);
    expect(found).toEqual([]);
  });
});

test("an exception that nothing needs any more is taken out", async () => {
  const texts = (await judged()).map(({ text }) => text);
  const unused = [...MAY_READ_MORE, ...MAY_SCAN].filter(
    ([contains]) => !texts.some((text) => text.includes(contains)),
  );
  expect(unused).toEqual([]);
});

function isExcepted(text: string, exceptions: Exceptions): boolean {
  return exceptions.some(([contains]) => text.includes(contains));
}

interface Judged {
  readonly text: string;
  readonly sequential: readonly string[];
  readonly read: number;
  readonly returned: number;
}

let judgements: Promise<readonly Judged[]> | undefined;

function judged(): Promise<readonly Judged[]> {
  judgements ??= judgeAll();
  return judgements;
}

async function judgeAll(): Promise<readonly Judged[]> {
  const { client, db } = runtime().connection;
  const rows = await query<{ name: string }>(
    db,
    sql`select relname as name from pg_class join pg_attribute on attrelid = pg_class.oid
      where relkind = 'r' and reltuples >= 1000
        and attname = case relname when 'developers' then 'id' else 'developer_id' end`,
  );
  const large = new Set(rows.map(({ name }) => name));
  const results: Judged[] = [];
  for (const one of sent.values()) results.push(await judge(client, one, large));
  return results;
}

/** Runs the statement once more, for its plan, and takes back what it did. */
async function judge(
  client: postgres.Sql,
  { text, parameters }: Sent,
  large: ReadonlySet<string>,
): Promise<Judged> {
  const flat = text.replace(/\s+/g, " ").trim();
  const nodes: PlanNode[] = [];
  const explain = async (how: string) => {
    let returned = 0;
    await client
      .begin(async (tx) => {
        const [row] = await tx.unsafe(
          `explain (${how}, format json) ${text}`,
          parameters as never[],
        );
        const [{ Plan: plan }] = row?.["QUERY PLAN"] ?? [];
        returned = plan["Actual Rows"] ?? 0;
        walk(plan, nodes);
        throw new TakenBack();
      })
      .catch((fault: unknown) => {
        if (!(fault instanceof TakenBack)) throw fault;
      });
    return returned;
  };
  // What may be done once only is not done twice: its plan has to do.
  const returned = await explain("analyze, timing off").catch(() => explain("costs off"));
  const scans = nodes.filter((node) => large.has(node["Relation Name"] ?? ""));
  const sequential = scans
    .filter((node) => node["Node Type"] === "Seq Scan" && !endsEarly(node))
    .map((node) => `${node["Relation Name"]}: ${flat.slice(0, 300)}`);
  const read = scans.reduce((sum, node) => sum + readBy(node), 0);
  return { text: flat, sequential, read, returned };
}

/** Never begun, or over with the first few rows. */
function endsEarly(node: PlanNode): boolean {
  return node["Actual Loops"] !== undefined && readBy(node) <= A_SCREEN;
}

class TakenBack extends Error {}

interface PlanNode {
  readonly "Node Type": string;
  readonly "Relation Name"?: string;
  readonly "Actual Rows"?: number;
  readonly "Actual Loops"?: number;
  readonly "Rows Removed by Filter"?: number;
  readonly "Rows Removed by Index Recheck"?: number;
  readonly Plans?: readonly PlanNode[];
}

function walk(node: PlanNode, into: PlanNode[]): void {
  into.push(node);
  for (const child of node.Plans ?? []) walk(child, into);
}

function readBy(node: PlanNode): number {
  const { "Actual Rows": rows = 0, "Actual Loops": loops = 0 } = node;
  const removed = node["Rows Removed by Filter"] ?? 0;
  return (rows + removed + (node["Rows Removed by Index Recheck"] ?? 0)) * loops;
}

/** Every second payout arrived long ago, the others are on their way. */
async function payEverything(client: postgres.Sql): Promise<void> {
  await client.unsafe("update payouts set state = 'pending' where state = 'planned'");
  await client.unsafe("update payouts set state = 'processing' where state = 'pending'");
  await client.unsafe(`update payouts set state = 'paid', stripe_transfer_id = 'tr_' || id,
    paid_at = business_now(), next_try_at = null where state = 'processing' and id < (
      select percentile_disc(0.99) within group (order by id) from payouts)`);
  await client.unsafe(`update reserves set release_at = business_now() + interval '90 days'
    from payouts where payouts.id = payout_id and payouts.state = 'paid'`);
}

function listen(client: postgres.Sql): void {
  client.options.debug = (_, text, parameters) => {
    if (/^\s*(select|with|insert|update|delete)/i.test(text) && !sent.has(text)) {
      sent.set(text, { text, parameters });
    }
  };
}

/** Every GET there is, as a busy developer and as an operator, and the background functions. */
async function exerciseEverything(bench: RouteBench): Promise<void> {
  const system = contextFor({ kind: "system", name: "plans" });
  const developer = developerId(BUSY);
  const issue = { kind: "developer", developerId: developer, name: "plans" } as const;
  const { token } = await createToken(system, { ...issue, scopes: SCOPES_OF.developer });
  const operator = await bench.tokenFor("operator", SCOPES_OF.operator);
  const service = await bench.tokenFor("service", SCOPES_OF.service);
  const of = { developer: token, operator, service };
  for (const contract of CONTRACTS.filter(({ method }) => method === "GET")) {
    const [kind = "developer"] = contract.auth?.kinds ?? [];
    await ask(contract, { headers: bearer(of[kind]), params: await paramsFor(contract) });
  }
  const ctx = contextFor({ kind: "developer", developerId: developer });
  for (const status of ["held", "payable", "in_payout", "paid", "clawed_back"] as const) {
    await listEarnings(ctx, { status, limit: 50, offset: 10_000 });
  }
  const call = {
    id: "plans-1",
    app_id: appId(BUSY),
    occurred_at: (await system.now()).toISOString(),
    cost_credits: 1_000_000,
  };
  await recordUsage(system, [call]);
  await recordUsage(system, [call]);
  const back = { id: "plans-2", event_id: "plans-1", app_id: call.app_id, reason: "refund" };
  await recordReversals(system, [back]);
  await runPayouts(system);
  await queuePayouts(system);
  await releaseReserves(system);
  await relay(system);
  await pollStripe(system);
}

async function paramsFor({ path }: Contract): Promise<Record<string, string>> {
  const name = /\{(\w+)\}/.exec(path)?.[1];
  if (name === undefined) return {};
  if (path.includes("/apps/")) return { [name]: appId(BUSY) };
  const [payout] = await query<{ id: string }>(
    runtime().connection.db,
    sql`select id from payouts where developer_id = ${developerId(BUSY)} limit 1`,
  );
  return { [name]: payout?.id ?? "" };
}
