import { startApp } from "../app";
import { creditedIn, mustClose, mustHaveCredited } from "../books";
import { callMaker } from "../calls";
import { type BenchRow, median } from "../frame";
import { openClient } from "../http";
import type { BenchDatabase } from "../server";
import { mustBe } from "../stage";

const CLIENTS = 4;
const MEGABYTE = 1024 * 1024;

/** A million events through HTTP: what the app's process holds, and what it all costs. */
export const memory: BenchRow = {
  id: "memory",
  async measure({ scale, server, say }) {
    const events = scale.mode === "full" ? 1_000_000 : 20_000;
    const database = await server.open(scale.sizes[0] ?? 0);
    const app = await startApp(database);
    const client = openClient(app.url, CLIENTS);
    const before = await creditedIn(database.client);
    const maker = callMaker(scale.developers);
    const send = async () => {
      const body = JSON.stringify({ events: maker.batch(1_000) });
      const answer = await client.post("/api/v1/usage", app.serviceToken, body);
      mustBe("accepted", JSON.parse(answer.body).accepted, 1_000);
    };
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
    await mustClose(database);
    client.close();
    await app.stop();
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
    ];
  },
};

async function sizeOf({ client }: BenchDatabase): Promise<number> {
  const [row] = await client`select pg_database_size(current_database())::float8 as bytes`;
  return row?.bytes;
}
