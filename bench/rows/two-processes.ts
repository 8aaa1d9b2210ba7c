import { type BenchApp, startApp } from "../app";
import { creditedIn, mustHaveCredited } from "../books";
import { callMaker } from "../calls";
import { type BenchRow, inTurn, perSecond, ratePerSecond } from "../frame";
import { type Client, openClient } from "../http";
import { mustBe } from "../stage";

const LANES = 8;
const EVENTS = 100;

/** Two app processes on one PostgreSQL, beside one: what a second one on this machine buys. */
export const twoProcesses: BenchRow = {
  id: "two-processes",
  async measure({ scale, server, say }) {
    say("two app processes");
    const database = await server.open(scale.sizes[0] ?? 0);
    const apps = [await startApp(database), await startApp(database)];
    const clients = apps.map(({ url }) => openClient(url, LANES));
    const before = await creditedIn(database.client);
    const maker = callMaker(scale.developers);
    const rateWith = (processes: number) => () =>
      ratePerSecond(LANES, scale.sliceMs, (lane) => {
        const at = lane % processes;
        return report(apps[at], clients[at], maker);
      });
    await rateWith(2)();
    const result = await inTurn(scale.rounds, { ours: rateWith(2), baseline: rateWith(1) });
    for (const client of clients) client.close();
    for (const app of apps) await app.stop();
    await mustHaveCredited(database, maker, before);
    await database.drop();
    return [
      {
        what: "ingest through two processes, 100 events a request, 8 clients",
        ours: perSecond(result.ours),
        baseline: `${perSecond(result.baseline)} through one`,
        ratio: result.ratio,
        goal: null,
      },
    ];
  },
};

async function report(
  app: BenchApp | undefined,
  client: Client | undefined,
  maker: ReturnType<typeof callMaker>,
): Promise<number> {
  if (!app || !client) throw new Error("a lane has no process");
  const body = JSON.stringify({ events: maker.batch(EVENTS) });
  const answer = await client.post("/api/v1/usage", app.serviceToken, body);
  mustBe("accepted", JSON.parse(answer.body).accepted, EVENTS);
  return EVENTS;
}
