import { recordUsage } from "@/operations/record-usage";
import { creditedIn, mustHaveCredited } from "../books";
import { callMaker } from "../calls";
import { contextOn, SERVICE } from "../context";
import { makeBareTable } from "../copying";
import { type BenchRow, inTurn, perSecond, quantile, ratePerSecond } from "../frame";
import { mustBe } from "../stage";

const WAITING = 256;
const CONNECTIONS = 16;

/** One event a call: what sharing statements gains over a statement each. */
export const singleEvents: BenchRow = {
  id: "single-events",
  async measure({ scale, server, say }) {
    say("one event a call, 256 waiting");
    const database = await server.open(scale.sizes[0] ?? 0, CONNECTIONS);
    const { client } = database;
    await makeBareTable(client);
    await client.unsafe(`create table templates as
      select row_number() over () as n, e.* from developer_earnings e limit 1000`);
    await client.unsafe("create index on templates (n)");
    const ctx = contextOn(database, SERVICE);
    const before = await creditedIn(client);
    const maker = callMaker(scale.developers);
    const waits: number[] = [];
    const ours = async () =>
      ratePerSecond(WAITING, scale.sliceMs, async () => {
        const began = performance.now();
        const { accepted } = await recordUsage(ctx, maker.batch(1));
        mustBe("accepted", accepted, 1);
        waits.push(performance.now() - began);
        return 1;
      });
    let row = 0;
    const bare = async () => {
      row += 1;
      await client.unsafe(BARE, [String(row), (row % 1_000) + 1], { prepare: true });
      return 1;
    };
    const baseline = () => ratePerSecond(WAITING, scale.sliceMs, bare);
    const result = await inTurn(scale.rounds, { ours, baseline });
    await mustHaveCredited(database, maker, before);
    await database.drop();
    return [
      {
        what: "ingest operation, 1 event a call, 256 waiting",
        ours: `${perSecond(result.ours)}, p99 ${Math.round(quantile(waits, 0.99))} ms`,
        baseline: `${perSecond(result.baseline)} bare inserts over 16 connections`,
        ratio: result.ratio,
        goal: { atLeast: 3 },
      },
    ];
  },
};

const BARE = `insert into bare_earnings (developer_id, id, kind, app_id, event_id, amount,
    occurred_at, payable_at, recorded_at, journal_id, billing_mode, cost, markup_bps, fee_bps,
    markup, fee, model, endpoint)
  select developer_id, new_id('earn'), kind, app_id, 'bare_' || $1::text, amount, occurred_at,
    payable_at, recorded_at, journal_id, billing_mode, cost, markup_bps, fee_bps, markup, fee,
    model, endpoint
  from templates where n = $2`;
