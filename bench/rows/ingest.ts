import { recordUsage } from "@/operations/record-usage";
import { creditedIn, mustHaveCredited } from "../books";
import { callMaker, halfForOne } from "../calls";
import { contextOn, SERVICE } from "../context";
import { copyRate, makeBareTable } from "../copying";
import { type BenchRow, inTurn, type Line, perSecond, ratePerSecond } from "../frame";
import { zipf } from "../load";
import type { BenchDatabase } from "../server";
import { mustBe, type Stage } from "../stage";

const AT_ONCE = 4;
const EVENTS = 1_000;

/** What the operation does without HTTP around it, and what a hot developer does to it. */
export const ingest: BenchRow = {
  id: "ingest",
  async measure(stage) {
    const database = await stage.server.open(stage.scale.sizes[0] ?? 0, 16);
    await makeBareTable(database.client);
    const lines = [await againstCopy(database, stage), await hotDeveloper(database, stage)];
    if (stage.scale.sizes.length > 1) lines.push(await withMoreBehind(database, stage));
    await database.drop();
    return lines;
  },
};

async function againstCopy(database: BenchDatabase, { scale, say }: Stage): Promise<Line> {
  say("ingest operation against COPY");
  const ctx = contextOn(database, SERVICE);
  const before = await creditedIn(database.client);
  const calls = [callMaker(scale.developers, zipf, "round0")];
  const { ours, baseline, ratio } = await inTurnOfRounds(scale.rounds, async (round) => {
    const maker = callMaker(scale.developers, zipf, `round${round}`);
    calls[round] = maker;
    const rate = await ratePerSecond(AT_ONCE, scale.sliceMs, () => record(ctx, maker));
    return { rate, copied: await copyRate(database.client, `round${round}_`) };
  });
  const all = {
    made: () => calls.reduce((sum, maker) => sum + maker.made(), 0),
    accrued: () => calls.reduce((sum, maker) => sum + maker.accrued(), 0n),
  };
  await mustHaveCredited(database, all, before);
  return {
    what: "ingest operation, 1,000 events a call, 4 callers",
    ours: perSecond(ours),
    baseline: `${perSecond(baseline)} COPY of the same rows, bare table`,
    ratio,
    goal: { atLeast: 0.75 },
  };
}

interface CopiedRound {
  readonly rate: number;
  readonly copied: number;
}

/** COPY needs the rows that ours made, so it comes second in each round. */
async function inTurnOfRounds(rounds: number, play: (round: number) => Promise<CopiedRound>) {
  let last: CopiedRound = { rate: 0, copied: 0 };
  return inTurn(rounds, {
    ours: async (round) => {
      last = await play(round);
      return last.rate;
    },
    baseline: async () => last.copied,
  });
}

async function record(
  ctx: ReturnType<typeof contextOn>,
  maker: ReturnType<typeof callMaker>,
  events = EVENTS,
): Promise<number> {
  const { accepted } = await recordUsage(ctx, maker.batch(events));
  mustBe("accepted", accepted, events);
  return events;
}

async function hotDeveloper(database: BenchDatabase, { scale, say }: Stage): Promise<Line> {
  say("half of all events for one developer");
  const ctx = contextOn(database, SERVICE);
  const even = callMaker(
    scale.developers,
    (developers, chance) => Math.floor(chance() * developers),
    "even",
  );
  const hot = callMaker(scale.developers, halfForOne, "hot");
  const rateOf = (maker: typeof even) => () =>
    ratePerSecond(AT_ONCE, scale.sliceMs, () => record(ctx, maker));
  const { ours, baseline, ratio } = await inTurn(scale.rounds, {
    ours: rateOf(hot),
    baseline: rateOf(even),
  });
  return {
    what: "half of all events for one developer",
    ours: perSecond(ours),
    baseline: `${perSecond(baseline)} evenly spread`,
    ratio,
    goal: { atLeast: 0.8 },
  };
}

/** What partitions by month would have to mend, if it were bad. */
async function withMoreBehind(little: BenchDatabase, stage: Stage): Promise<Line> {
  const { scale, server, say } = stage;
  const size = scale.sizes.at(-1) ?? 0;
  const much = await server.open(size, 16);
  say(`ingest with ${size.toLocaleString("en-US")} earnings behind it`);
  const rateOf = (database: BenchDatabase, prefix: string) => {
    const maker = callMaker(scale.developers, zipf, prefix);
    const ctx = contextOn(database, SERVICE);
    return () => ratePerSecond(AT_ONCE, scale.sliceMs, () => record(ctx, maker));
  };
  const { ours, baseline, ratio } = await inTurn(scale.rounds, {
    ours: rateOf(much, "much"),
    baseline: rateOf(little, "little"),
  });
  await much.drop();
  return {
    what: `ingest with ${size.toLocaleString("en-US")} earnings behind it`,
    ours: perSecond(ours),
    baseline: `${perSecond(baseline)} with ${(scale.sizes[0] ?? 0).toLocaleString("en-US")}`,
    ratio,
    goal: null,
  };
}
