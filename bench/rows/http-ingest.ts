import { startApp } from "../app";
import { creditedIn, mustHaveCredited } from "../books";
import { callMaker } from "../calls";
import { copyRate, makeBareTable } from "../copying";
import { type BenchRow, inTurn, type Line, perSecond, ratePerSecond } from "../frame";
import { type Client, getOne, openClient } from "../http";
import { zipf } from "../load";
import { mustBe } from "../stage";

const USAGE = "/api/v1/usage";
const CLIENTS = 64;

/** The whole way in: HTTP, token, checks, operation, answer. */
export const httpIngest: BenchRow = {
  id: "http-ingest",
  async measure({ scale, server, say }) {
    say("ingest through HTTP");
    const database = await server.open(scale.sizes[0] ?? 0);
    await makeBareTable(database.client);
    const app = await startApp(database);
    const client = openClient(app.url, CLIENTS);
    const before = await creditedIn(database.client);
    const makers: ReturnType<typeof callMaker>[] = [];
    const makerOf = (prefix: string) => {
      const maker = callMaker(scale.developers, zipf, prefix);
      makers.push(maker);
      return maker;
    };
    const send = sender(client, app.serviceToken);
    const warm = makerOf("warm");
    await ratePerSecond(8, 1_000, () => send(warm, 20));

    let copied = 0;
    const batches = await inTurn(scale.rounds, {
      ours: async (round) => {
        const prefix = `batch${round}`;
        const maker = makerOf(prefix);
        const rate = await ratePerSecond(4, scale.sliceMs, () => send(maker, 1_000));
        copied = await copyRate(database.client, `${prefix}_`);
        return rate;
      },
      baseline: async () => copied,
    });
    const singles = makerOf("single");
    const live = await inTurn(scale.rounds, {
      ours: () => ratePerSecond(CLIENTS, scale.sliceMs, () => send(singles, 1)),
      baseline: () =>
        ratePerSecond(CLIENTS, scale.sliceMs, () => getOne(client, "/api/health/live")),
    });
    client.close();
    await app.stop();
    const all = {
      made: () => makers.reduce((sum, maker) => sum + maker.made(), 0),
      accrued: () => makers.reduce((sum, maker) => sum + maker.accrued(), 0n),
    };
    await mustHaveCredited(database, all, before);
    await database.drop();
    return toLines(batches, live);
  },
};

type Pair = Awaited<ReturnType<typeof inTurn>>;

function toLines(batches: Pair, live: Pair): Line[] {
  return [
    {
      what: "ingest through HTTP, 1,000 events a request, 4 clients",
      ours: perSecond(batches.ours),
      baseline: `${perSecond(batches.baseline)} COPY of the same rows, bare table`,
      ratio: batches.ratio,
      goal: { atLeast: 0.3 },
    },
    {
      what: "ingest through HTTP, 1 event a request, 64 clients",
      ours: perSecond(live.ours),
      baseline: `${perSecond(live.baseline)} of the liveness route`,
      ratio: live.ratio,
      goal: { atLeast: 0.6 },
    },
  ];
}

function sender(client: Client, token: string) {
  return async (maker: ReturnType<typeof callMaker>, events: number): Promise<number> => {
    const body = JSON.stringify({ events: maker.batch(events) });
    const answer = await client.post(USAGE, token, body);
    if (answer.status !== 200) throw new Error(`${answer.status} ${answer.body.slice(0, 300)}`);
    mustBe("accepted", JSON.parse(answer.body).accepted, events);
    return events;
  };
}
