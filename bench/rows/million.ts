import { startApp } from "../app";
import { creditedIn, mustClose, mustHaveCredited } from "../books";
import { callMaker, type ReportedCall, realCosts } from "../calls";
import { type BenchRow, median, megabytes, milliseconds, timed } from "../frame";
import { type Client, openClient } from "../http";
import { zipf } from "../load";
import { planRun } from "../plan-run";
import type { BenchDatabase, BenchServer } from "../server";
import { mustBe } from "../stage";

const CLIENTS = 4;
const MEGABYTE = 1024 * 1024;

/** A million events through HTTP and a run over them: what it takes, and what it all costs. */
export const million: BenchRow = {
  id: "million",
  async measure({ scale, server, say }) {
    const events = scale.mode === "full" ? 1_000_000 : 20_000;
    const database = await server.open(0);
    const app = await startApp(database);
    const client = openClient(app.url, CLIENTS);
    const before = await creditedIn(database.client);
    const { trace, costs } = await realCosts();
    const maker = callMaker(scale.developers, zipf, "call", costs);
    const send = () => sendThousand(client, app.serviceToken, maker.batch(1_000));
    for (let warm = 0; warm < 20; warm += 1) await send();

    const atFirst = app.memory();
    const samples: number[] = [];
    const began = performance.now();
    let sent = 0;
    const lane = async () => {
      while (sent < events) {
        sent += 1_000;
        await send();
        samples.push(app.memory());
        if (sent % 20_000 === 0) say(`memory: ${sent.toLocaleString("en-US")} events sent`);
      }
    };
    const stored = await sizeOf(database);
    const cpu = { app: app.cpuSeconds(), server: server.cpuSeconds() };
    const wal = await server.walOf(() => Promise.all(Array.from({ length: CLIENTS }, lane)));
    const seconds = (performance.now() - began) / 1_000;
    const millions = sent / 1_000_000;
    const cost = [
      `${seconds.toFixed(0)} s in all; per million: CPU `,
      `${((app.cpuSeconds() - cpu.app) / millions).toFixed(0)} s of the app and `,
      `${((server.cpuSeconds() - cpu.server) / millions).toFixed(0)} s of PostgreSQL, `,
      `${(((await sizeOf(database)) - stored) / sent).toFixed(0)} bytes stored and `,
      `${(wal / sent).toFixed(0)} of log an event`,
    ].join("");
    await mustHaveCredited(database, maker, before);
    client.close();
    await app.stop();
    say("a run over them, once their hold is over");
    const run = await runLater(database, server);
    await database.drop();

    const quarter = Math.ceil(samples.length / 4);
    const grown = (Math.max(...samples) - atFirst) / MEGABYTE;
    const drift =
      (median(samples.slice(-quarter)) - median(samples.slice(quarter, 2 * quarter))) / MEGABYTE;
    return [
      {
        what: `memory through ${events.toLocaleString("en-US")} events by HTTP`,
        ours: `+ ${grown.toFixed(0)} MB at most`,
        baseline: `${(atFirst / MEGABYTE).toFixed(0)} MB before`,
        ratio: grown / 150,
        goal: { atMost: 1 },
        note: `${cost}; the last quarter held ${drift.toFixed(0)} MB more than the second`,
      },
      {
        what: `a run over ${maker.made().toLocaleString("en-US")} of them`,
        ours: milliseconds(run.ms),
        baseline: `${milliseconds(seconds * 1_000)} to take them in`,
        ratio: run.ms / (seconds * 1_000),
        goal: null,
        note: [
          `${run.payouts.toLocaleString("en-US")} payouts of `,
          `${run.developers.toLocaleString("en-US")} developers, ${megabytes(run.wal)} of log, `,
          `+ ${megabytes(run.memory)} in the planning process; costs as in ${trace}`,
        ].join(""),
      },
    ];
  },
};

async function sendThousand(client: Client, token: string, events: readonly ReportedCall[]) {
  const answer = await client.post("/api/v1/usage", token, JSON.stringify({ events }));
  mustBe("accepted", JSON.parse(answer.body).accepted, 1_000);
}

const HOLD_DAYS = 8;

/** Plans everything, the events' hold being over, with the books closed to the micro after it. */
async function runLater(database: BenchDatabase, server: BenchServer) {
  await database.client.unsafe(
    `insert into sandbox_clock (ahead_by) values (interval '${HOLD_DAYS} days')`,
  );
  const held = process.memoryUsage().rss;
  let [ms, payouts, developers] = [0, 0, 0];
  const wal = await server.walOf(async () => {
    ms = await timed(async () => {
      ({ payoutsPlanned: payouts, developersSeen: developers } = await planRun(database));
    });
  });
  const memory = Math.max(0, process.memoryUsage().rss - held);
  await mustClose(database);
  const [left] = await database.client<[{ payable: bigint }]>`
    select coalesce(sum(owed), 0)::bigint as payable from ledger_slots
    where developer_id in (select developer_id from payouts)`;
  mustBe("left unclaimed of those who are paid", left.payable, 0n);
  return { ms, wal, memory, payouts, developers };
}

async function sizeOf({ client }: BenchDatabase): Promise<number> {
  const [row] = await client`select pg_database_size(current_database())::float8 as bytes`;
  return row?.bytes;
}
