import { encode } from "next-auth/jwt";
import { openRun } from "@/db/queries/payout-runs";
import { planPayoutPage } from "@/operations/plan-payout-page";
import { NEXTAUTH_SECRET, startApp } from "../app";
import { contextOn, SYSTEM } from "../context";
import {
  type BenchRow,
  inTurn,
  type Line,
  median,
  milliseconds,
  perSecond,
  ratePerSecond,
  timed,
} from "../frame";
import { type Client, getOne, openClient } from "../http";
import { developerId, loadHistory } from "../load";
import type { BenchDatabase } from "../server";

const BUSY = 1;
const QUIET = 2;
const DAYS = 60;
const CLIENTS = 32;
const SUMMARY = "/developers/earnings";

const READS = [
  ["summary", SUMMARY],
  ["balance", "/api/v1/developer/earnings/balance"],
  ["history, first page", "/api/v1/developer/earnings/earnings/history?limit=50"],
  ["overview page", "/"],
] as const;

/** What a read costs does not depend on how much there is behind it. */
export const reads: BenchRow = {
  id: "reads",
  async measure({ scale, server, say }) {
    const earnings = scale.mode === "full" ? 1_000_000 : 50_000;
    say(`a developer with ${earnings.toLocaleString("en-US")} earnings`);
    const database = await server.open(scale.sizes[0] ?? 0);
    await loadHistory(database.client, { developer: BUSY, earnings, days: DAYS });
    await loadHistory(database.client, { developer: QUIET, earnings: 100, days: DAYS });
    await payOutUntilYesterday(database);
    const app = await startApp(database);
    const client = openClient(app.url, CLIENTS);
    const [busy, quiet] = await Promise.all([BUSY, QUIET].map(visitorOf(app.developerToken)));
    if (!busy || !quiet) throw new Error("two visitors were asked for");
    const lines: Line[] = [];
    for (const [what, path] of READS) {
      say(`reads: ${what}`);
      const times = scale.mode === "full" ? 150 : 30;
      lines.push(await besideOneWithLittle(client, { what, path, times, earnings, busy, quiet }));
    }
    say(`summary under ${CLIENTS} clients`);
    const load = await inTurn(scale.rounds, {
      ours: () =>
        ratePerSecond(CLIENTS, scale.sliceMs, () => getOne(client, SUMMARY, busy.authorization)),
      baseline: () =>
        ratePerSecond(CLIENTS, scale.sliceMs, () => getOne(client, "/api/health/live")),
    });
    client.close();
    await app.stop();
    await database.drop();
    lines.push({
      what: `GET summary, ${CLIENTS} clients`,
      ours: perSecond(load.ours),
      baseline: `${perSecond(load.baseline)} of the liveness route`,
      ratio: load.ratio,
      goal: { atLeast: 0.4 },
    });
    return lines;
  },
};

interface Visitor {
  readonly authorization: string;
  readonly cookie: string;
}

function visitorOf(tokenOf: (developerId: string) => Promise<string>) {
  return async (number: number): Promise<Visitor> => {
    const id = developerId(number);
    const token = { role: "developer", developer_id: id };
    const sealed = await encode({ token, secret: NEXTAUTH_SECRET });
    return { authorization: await tokenOf(id), cookie: `quota_session=${sealed}` };
  };
}

/** One run as of yesterday, so that most of the history lies behind a claim, as it would. */
async function payOutUntilYesterday(database: BenchDatabase): Promise<void> {
  const ctx = contextOn(database, SYSTEM);
  const yesterday = new Date((await ctx.now()).getTime() - 86_400_000);
  const run = await openRun(ctx.db, yesterday, "bench");
  if (run) await planPayoutPage(ctx, run);
}

interface Comparison {
  readonly what: string;
  readonly path: string;
  readonly times: number;
  readonly earnings: number;
  readonly busy: Visitor;
  readonly quiet: Visitor;
}

async function besideOneWithLittle(client: Client, of: Comparison): Promise<Line> {
  const much: number[] = [];
  const little: number[] = [];
  const ask = (visitor: Visitor) =>
    timed(() =>
      of.path === "/"
        ? getOne(client, of.path, undefined, visitor.cookie)
        : getOne(client, of.path, visitor.authorization),
    );
  for (let time = 0; time < of.times + 5; time += 1) {
    const pair = [await ask(of.busy), await ask(of.quiet)] as const;
    // The first ones warm the process up.
    if (time < 5) continue;
    much.push(pair[0]);
    little.push(pair[1]);
  }
  const ratios = much.map((ms, time) => ms / (little[time] ?? Number.NaN));
  return {
    what: `${of.what}, ${of.earnings.toLocaleString("en-US")} earnings behind it`,
    ours: milliseconds(median(much)),
    baseline: `${milliseconds(median(little))} with 100 behind it`,
    ratio: median(ratios),
    goal: { atMost: 1.3 },
  };
}
