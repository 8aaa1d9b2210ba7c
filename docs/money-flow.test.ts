import { readFileSync } from "node:fs";
import { sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { query } from "@/db/client";
import { accrue } from "@/domain/earnings/accrual";
import type { Micros } from "@/domain/money";
import {
  ATTEMPT_MOVES,
  FIRST_DOCUMENT_STATUS,
  PAYOUT_MOVES,
  PAYOUT_STATES,
  SECOND_DOCUMENT_STATUS,
} from "@/domain/payouts/states";
import { brokenBooks, moveClock } from "@/local/testing";
import { openPayoutBench, type PayoutBench } from "@/local/testing-payouts";
import { getEarningsSummary } from "@/operations/get-earnings-summary";
import { mirrorAccount } from "@/operations/mirror-account";
import { recordReversals } from "@/operations/record-reversals";
import { recordUsage } from "@/operations/record-usage";
import { releaseReserves } from "@/operations/release-reserves";
import { runPayouts } from "@/operations/run-payouts";
import { sendTransfer } from "@/operations/send-transfer";

type Row = Readonly<Record<string, string>>;

const page = readFileSync(new URL("./money-flow.md", import.meta.url), "utf8");
/** By their titles, without numbers. */
const sections = new Map(
  page.split(/\n## (?:\d+\. )?/).map((text) => [text.split("\n")[0] ?? "", text]),
);

/** A dollar's call, in micros. */
const COST = 2_631_578;

describe("the page tells what the books hold", () => {
  test("the straight way", async () => {
    const story = await startStory();
    const { bench, payee } = story;

    await story.earnDollars(10);
    await story.compare("Ten calls are reported");
    await moveClock(bench.ctx.db, 7);
    await story.compare("Seven days pass");
    await runPayouts(bench.ctx);
    await story.compare("The daily run plans a payout");
    await story.sendLatest();
    await story.compare("Stripe takes the transfer");
    await bench.advance(4);
    const [payout] = await bench.payoutsOf(payee.developerId);
    expect(payout?.settlement).toBe("deposited");
    await story.compare("The bank receives it");
    await moveClock(bench.ctx.db, 90);
    await releaseReserves(bench.ctx);
    await story.compare("Ninety days later the reserve is released");
    await story.earnDollars(10);
    await story.pay();
    await story.compare("It leaves with the next payout");
  });

  test("a refusal, and the way back", async () => {
    const story = await startStory();
    const { bench, payee } = story;

    await story.earnDollars(10);
    await bench.fault("capability_off", { times: 1 });
    await story.pay();
    await story.compare("When the developer's account refuses");
    await moveClock(bench.ctx.db, 1);
    await mirrorAccount(bench.ctx, { developerId: payee.developerId });
    await story.pay();
    const attempts = await bench.attemptsOf(payee.developerId);
    expect(attempts.at(-1)?.idempotency_key).toMatch(/_a2$/);
    await story.compare("The account is ready again");
  });

  test("refunds and chargebacks", async () => {
    const story = await startStory();

    await story.earnDollars(10);
    await story.takeBack("refund", "call-1-0", COST / 2);
    await story.takeBack("refund", "call-1-0");
    await story.compare("A call is refunded in two parts");
    await story.earnDollars(1);
    await story.pay();
    await story.earnDollars(2);
    await story.takeBack("chargeback", "call-1-1");
    await story.compare("A chargeback after the money is gone");
  });
});

describe("the page tells what the domain says", () => {
  test("what one call comes to", () => {
    const { markup, fee, accrual } = accrue(BigInt(COST), 4_000, 500);
    const told = tablesIn("One dollar, from the call to the bank")[0]?.map(({ amount }) => amount);
    expect(told).toEqual([BigInt(COST), markup, fee, accrual].map(dollars));
  });

  test("states of a payout", () => {
    const told = tablesIn("States of a payout")[0];
    expect(told).toEqual(
      PAYOUT_STATES.map((state) => ({
        state,
        "may become": listed(PAYOUT_MOVES[state]),
        "first document": FIRST_DOCUMENT_STATUS[state],
        "second document": SECOND_DOCUMENT_STATUS[state],
      })),
    );
  });

  test("states of a transfer attempt", () => {
    const told = tablesIn("States of a transfer attempt")[0] ?? [];
    const moves = told.map((row) => [row.state, row["may become"]]);
    const known = Object.entries(ATTEMPT_MOVES).map(([state, next]) => [state, listed(next)]);
    expect(moves.sort()).toEqual(known.sort());
  });
});

/** One developer whose books start empty, and what the page says should happen to them. */
async function startStory() {
  const bench = await openPayoutBench();
  const payee = await bench.payee();
  const { ctx } = bench;
  let posted = 0;
  let requests = 0;

  async function sendLatest(): Promise<void> {
    const payouts = await bench.payoutsOf(payee.developerId);
    const payoutId = payouts.at(-1)?.id ?? "";
    await sendTransfer(ctx, { developerId: payee.developerId, payoutId });
  }

  return {
    bench,
    payee,
    sendLatest,
    async earnDollars(count: number): Promise<void> {
      requests += 1;
      const call = { app_id: payee.appId, cost_credits: COST };
      const occurred_at = (await ctx.now()).toISOString();
      const ids = Array.from({ length: count }, (_, n) => `call-${requests}-${n}`);
      await recordUsage(
        ctx,
        ids.map((id) => ({ ...call, id, occurred_at })),
      );
    },
    /** Lets what was earned mature, plans it and sends it. */
    async pay(): Promise<void> {
      await moveClock(ctx.db, 7);
      await runPayouts(ctx);
      await sendLatest();
    },
    async takeBack(reason: string, event_id: string, cost_credits?: number): Promise<void> {
      requests += 1;
      const reversal = { id: `back-${requests}`, event_id, app_id: payee.appId, reason };
      await recordReversals(ctx, [{ ...reversal, ...(cost_credits ? { cost_credits } : {}) }]);
    },
    /** Compares a section with the books: what was posted since the last one, and where it is. */
    async compare(title: string): Promise<void> {
      const postings = await postingsOf(bench, payee.developerId);
      const whereabouts = await whereaboutsOf(bench, payee.developerId);
      const news = postings.slice(posted);
      posted = postings.length;
      const told = tablesIn(title);
      expect({ title, tables: told }).toEqual({
        title,
        tables: [...(news.length > 0 ? [news] : []), [whereabouts]],
      });
      expect(await brokenBooks(ctx.db)).toEqual([]);
    },
  };
}

async function postingsOf({ ctx }: PayoutBench, developerId: string): Promise<Row[]> {
  const rows = await query<{ kind: string; from: string; to: string; amount: Micros }>(
    ctx.db,
    sql`select kind, from_account as "from", to_account as "to", amount
      from journals join postings on postings.developer_id = journals.developer_id
        and postings.journal_id = journals.id
      where journals.developer_id = ${developerId} order by journals.id, line`,
  );
  return rows.map(({ kind, from, to, amount }) => ({
    journal: kind,
    from,
    to,
    amount: dollars(amount),
  }));
}

async function whereaboutsOf({ ctx }: PayoutBench, developerId: string): Promise<Row> {
  const summary = await getEarningsSummary({ ...ctx, actor: { kind: "developer", developerId } });
  return {
    held: dollars(summary.held),
    payable: dollars(summary.payable),
    "in transit": dollars(summary.inTransit),
    reserved: dollars(summary.reserved),
    paid: dollars(summary.paid),
  };
}

/** The tables of a section, each a list of rows by column. */
function tablesIn(title: string): Row[][] {
  const text = sections.get(title) ?? sections.get(`# ${title}`);
  if (text === undefined) throw new Error(`the page has no section "${title}"`);
  const blocks = text.split(/\n\n+/).filter((block) => block.startsWith("|"));
  return blocks.map((block) => {
    const [header = [], , ...rows] = block.trim().split("\n").map(cellsOf);
    return rows.map((cells) => Object.fromEntries(header.map((name, n) => [name, cells[n] ?? ""])));
  });
}

function cellsOf(line: string): string[] {
  return line
    .slice(1, -1)
    .split("|")
    .map((cell) => cell.trim());
}

/** $1.00, -$0.50, $0.052631: to the cent, and finer only where there is more. */
function dollars(amount: Micros): string {
  const size = amount < 0n ? -amount : amount;
  const parts = (size % 1_000_000n)
    .toString()
    .padStart(6, "0")
    .replace(/0{1,4}$/, "");
  return `${amount < 0n ? "-" : ""}$${size / 1_000_000n}.${parts}`;
}

function listed(states: readonly string[]): string {
  return states.length > 0 ? states.join(", ") : "nothing";
}
