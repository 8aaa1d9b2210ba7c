import type postgres from "postgres";
import { queuePayouts } from "@/operations/queue-payouts";
import { mustClose } from "../books";
import { contextOn, SYSTEM } from "../context";
import { type BenchRow, type Line, median, megabytes, milliseconds, timed } from "../frame";
import { planRun } from "../plan-run";
import type { BenchDatabase } from "../server";
import { mustBe, type Stage } from "../stage";
import { naiveLoop, updateEveryRow } from "./naive-planning";

interface Planned {
  readonly ms: number;
  /** Giving them to the sender afterwards. */
  readonly handOverMs: number;
  readonly wal: number;
  /** The floor: the payouts alone, with their keys, in one statement. */
  readonly payoutsMs: number;
  /** Every row that planning leaves behind, each table by one statement. */
  readonly everythingMs: number;
  readonly payouts: number;
}

/** A run over everybody, all of it payable, at each size; once more against the usual ways. */
export const planning: BenchRow = {
  id: "planning",
  async measure(stage) {
    const lines: Line[] = [];
    const times = new Map<number, number>();
    let last: Planned | undefined;
    for (const size of stage.scale.sizes) {
      const rounds: Planned[] = [];
      for (let round = 0; round < Math.min(3, stage.scale.rounds); round += 1) {
        rounds.push(await planOnce(stage, size, round === 0));
      }
      times.set(size, median(rounds.map(({ ms }) => ms)));
      lines.push(...toLines(size, rounds));
      last = rounds[0];
    }
    const [smaller, larger] = stage.scale.sizes.slice(-2).map((size) => times.get(size) ?? 0);
    if (smaller && larger) lines.push(growth(stage.scale.sizes, smaller, larger));
    if (last) lines.push(...(await againstUsualWays(stage, last)));
    return lines;
  },
};

async function planOnce(stage: Stage, size: number, check: boolean): Promise<Planned> {
  const { server, say } = stage;
  say(`planning a run over ${size.toLocaleString("en-US")} earnings`);
  const database = await server.open(size, 4);
  let payouts = 0;
  let ms = 0;
  const wal = await server.walOf(async () => {
    ms = await timed(async () => {
      payouts = (await planRun(database)).payoutsPlanned;
    });
  });
  await mustPay(database.client, payouts);
  const { payoutsMs, everythingMs } = await bareInserts(database.client);
  const ctx = contextOn(database, SYSTEM);
  const handOverMs = check ? await timed(() => queuePayouts(ctx)) : Number.NaN;
  if (check) await mustClose(database);
  await database.drop();
  return { ms, wal, payoutsMs, everythingMs, payouts, handOverMs };
}

/** What was payable is all in payouts now, to the micro. */
async function mustPay(client: postgres.Sql, payouts: number): Promise<void> {
  const [row] = await client.unsafe(`select count(*)::int as payouts, sum(gross)::text as gross,
    (select sum(amount)::text from developer_earnings) as earned,
    (select sum(earnings_count)::bigint from payouts)
      = (select count(*) from developer_earnings) as all_counted from payouts`);
  mustBe("payouts", row?.payouts, payouts);
  mustBe("promised", row?.gross, row?.earned);
  mustBe("every earning is in a payout", row?.all_counted, true);
}

const LEFT_BEHIND = ["payouts", "reserves", "journals", "postings", "payout_decisions"];

async function bareInserts(client: postgres.Sql) {
  let payoutsMs = 0;
  let everythingMs = 0;
  for (const table of LEFT_BEHIND) {
    const made = table === "journals" ? "where kind = 'payout_planned'" : "";
    const ofJournals = table === "postings" ? "where from_account = 'owed'" : "";
    await client.unsafe(`create table rows_of_${table} as
        select * from ${table} ${made}${ofJournals} order by developer_id;
      create table bare_${table} (like ${table} including all)`);
    const ms = await timed(() =>
      client.unsafe(`insert into bare_${table} select * from rows_of_${table}`),
    );
    if (table === "payouts") payoutsMs = ms;
    everythingMs += ms;
  }
  return { payoutsMs, everythingMs };
}

function toLines(size: number, rounds: readonly Planned[]): Line[] {
  const ms = median(rounds.map((one) => one.ms));
  const ratioTo = (of: (one: Planned) => number) => median(rounds.map((one) => one.ms / of(one)));
  const what = `planning a run, ${size.toLocaleString("en-US")} earnings`;
  const payouts = rounds[0]?.payouts ?? 0;
  return [
    {
      what,
      ours: `${milliseconds(ms)}, ${payouts.toLocaleString("en-US")} payouts`,
      baseline: `${milliseconds(median(rounds.map((one) => one.payoutsMs)))} their bare insert`,
      ratio: ratioTo((one) => one.payoutsMs),
      goal: { atMost: 1.5 },
    },
    {
      what: `${what}, beside all rows it leaves`,
      ours: milliseconds(ms),
      baseline:
        `${milliseconds(median(rounds.map((one) => one.everythingMs)))} bare inserts of payouts, ` +
        "reserves, journals, postings, decisions",
      ratio: ratioTo((one) => one.everythingMs),
      goal: null,
    },
    {
      what: `handing ${payouts.toLocaleString("en-US")} payouts to the sender`,
      ours: milliseconds(rounds[0]?.handOverMs ?? Number.NaN),
      baseline: `${milliseconds(ms)} to plan them`,
      ratio: (rounds[0]?.handOverMs ?? Number.NaN) / ms,
      goal: null,
    },
  ];
}

function growth(sizes: readonly number[], smaller: number, larger: number): Line {
  const [from, to] = sizes.slice(-2).map((size) => size.toLocaleString("en-US"));
  return {
    what: `planning, ${from} → ${to} earnings`,
    ours: milliseconds(larger),
    baseline: milliseconds(smaller),
    ratio: larger / smaller,
    goal: { atMost: 1.5 },
  };
}

/** The same rows, but each earning stamped with its payout, on copies of the same data. */
async function againstUsualWays(stage: Stage, planned: Planned): Promise<Line[]> {
  const { server, scale, say } = stage;
  const size = scale.sizes.at(-1) ?? 0;
  const { ms: ours, wal: oursWal } = planned;
  const fresh = async (work: (database: BenchDatabase) => Promise<number>) => {
    const database = await server.open(size, 8);
    const ms = await work(database);
    await database.drop();
    return ms;
  };
  say("the usual ways: a loop over developers");
  const loop = await fresh((database) => naiveLoop(database, 8));
  say("the usual ways: an update of every row");
  let wal = 0;
  const update = await fresh(async (database) => {
    let ms = 0;
    wal = await server.walOf(async () => {
      ms = await updateEveryRow(database);
    });
    return ms;
  });
  const than = `of ${size.toLocaleString("en-US")} earnings`;
  return [
    {
      what: `planning ${than}, a loop over developers`,
      ours: milliseconds(ours),
      baseline: `${milliseconds(loop)} with 8 connections`,
      ratio: loop / ours,
      goal: { atLeast: 60 },
    },
    {
      what: `planning ${than}, one update of every row`,
      ours: milliseconds(ours),
      baseline: milliseconds(update),
      ratio: update / ours,
      goal: { atLeast: 40 },
    },
    {
      what: `write-ahead log of planning ${than}`,
      ours: megabytes(oursWal),
      baseline: `${megabytes(wal)} for the update`,
      ratio: oursWal / wal,
      goal: { atMost: 0.02 },
    },
  ];
}
