import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import getPort from "get-port";
import type { Announcement } from "@/domain/announcements";
import { runPayouts } from "@/operations/run-payouts";
import { createGateway } from "@/stripe/gateway";
import { startInngestExecutor } from "../../local/inngest/start";
import { type StripeEmulator, startStripeEmulator } from "../../local/stripe/server";
import { startApp } from "../app";
import { mustClose } from "../books";
import { contextOn, SYSTEM } from "../context";
import type { BenchRow, Scale } from "../frame";
import { byRank, developerId } from "../load";
import type { BenchDatabase } from "../server";
import { mustBe } from "../stage";

const PER_SECOND = 25;
const LATENCY_MS = 150;

/** From a finished plan to the last transfer, through the executor, the app and the emulator. */
export const sending: BenchRow = {
  id: "sending",
  async measure({ scale, server, say }) {
    const transfers = transfersOf(scale);
    say(`sending ${transfers} transfers: accounts`);
    const folder = mkdtempSync(join(tmpdir(), "tributary-bench-stripe-"));
    const stateFile = join(folder, "state.jsonl");
    const database = await server.open(scale.sizes[0] ?? 0, 6);
    await connectAccounts(database, stateFile, transfers);
    const emulator = await startStripeEmulator({
      stateFile,
      latencyMs: LATENCY_MS,
      rateLimit: PER_SECOND,
    });
    const port = await getPort();
    const appUrl = `http://127.0.0.1:${port}`;
    const executor = await startInngestExecutor({ port: 0, appUrl: `${appUrl}/api/inngest` });
    const app = await startApp(
      database,
      { STRIPE_API_BASE: emulator.url, INNGEST_DEV: executor.url, INNGEST_SERVE_ORIGIN: appUrl },
      port,
    );
    await executor.registered;

    say(`sending ${transfers} transfers`);
    const ctx = contextOn(database, SYSTEM, gatewayTo(emulator.url));
    await runPayouts({ ...ctx, announce: announceTo(executor.url) });
    const seconds = (await untilSent(database, transfers, say)) / 1_000;
    await mustBeSentOnce(database, emulator, transfers);
    await mustClose(database);
    await app.stop();
    await executor.stop();
    await emulator.stop();
    await database.drop();
    rmSync(folder, { recursive: true, force: true });
    return [
      {
        what: `sending ${transfers.toLocaleString("en-US")} transfers, 150 ms at Stripe`,
        ours: `${(transfers / seconds).toFixed(1)}/s`,
        baseline: `${PER_SECOND}/s, the limit`,
        ratio: transfers / seconds / PER_SECOND,
        goal: { atLeast: 0.95 },
      },
    ];
  },
};

function transfersOf({ mode }: Scale): number {
  return mode === "full" ? 1_000 : 50;
}

const KEY = "sk_test_tributary";

function gatewayTo(apiBase: string) {
  return createGateway({ secretKey: KEY, apiBase, timeoutMs: 20_000, accountsApi: "v1" });
}

/** The busiest developers get accounts that the emulator knows; the others are not paid. */
async function connectAccounts(
  { client }: BenchDatabase,
  stateFile: string,
  transfers: number,
): Promise<void> {
  const emulator = await startStripeEmulator({ stateFile, fundsCents: 1_000_000_000_000 });
  const [{ developers }] = await client.unsafe<[{ developers: number }]>(
    "select count(*)::int as developers from developers",
  );
  await client.unsafe("update developers set auto_enabled = false");
  for (let rank = 0; rank < transfers; rank += 1) {
    const id = developerId(byRank(rank, developers));
    const account = await post(`${emulator.url}/v1/accounts`, "type=express");
    const finish = JSON.stringify({ outcome: "complete" });
    await post(`${emulator.url}/_emulator/accounts/${account.id}/onboarding`, finish);
    await client`update connected_accounts set stripe_account_id = ${account.id}
      where developer_id = ${id}`;
    await client`update developers set auto_enabled = true where id = ${id}`;
  }
  await emulator.stop();
}

async function post(url: string, body: string): Promise<{ readonly id: string }> {
  const type = body.startsWith("{") ? "application/json" : "application/x-www-form-urlencoded";
  const headers = { authorization: `Bearer ${KEY}`, "content-type": type };
  const answer = await fetch(url, { method: "POST", headers, body });
  if (!answer.ok) throw new Error(`${url}: ${answer.status} ${await answer.text()}`);
  return answer.json();
}

function announceTo(executorUrl: string) {
  return async (announcements: readonly Announcement[]): Promise<void> => {
    const body = JSON.stringify(announcements);
    await fetch(`${executorUrl}/e/bench`, { method: "POST", body });
  };
}

/** Milliseconds until every payout is paid. */
async function untilSent(
  { client }: BenchDatabase,
  transfers: number,
  say: (doing: string) => void,
): Promise<number> {
  const began = performance.now();
  for (;;) {
    const [row] = await client.unsafe(`select count(*) filter (where state = 'paid')::int as paid,
      count(*) filter (where state in ('failed', 'cancelled'))::int as failed from payouts`);
    mustBe("failed payouts", row?.failed, 0);
    if (row?.paid === transfers) return performance.now() - began;
    say(`sending: ${row?.paid} of ${transfers}`);
    if (performance.now() - began > 15 * 60_000) throw new Error("sending does not end");
    await sleep(200);
  }
}

/** One transfer each, by our books and by Stripe's. */
async function mustBeSentOnce(
  { client }: BenchDatabase,
  emulator: StripeEmulator,
  transfers: number,
): Promise<void> {
  const [row] = await client.unsafe(`select count(distinct stripe_transfer_id)::int as transfers,
    (select count(*)::int from transfer_attempts) as attempts, sum(transfer)::text as promised
    from payouts`);
  mustBe("transfers", row?.transfers, transfers);
  mustBe("attempts", row?.attempts, transfers);
  const { count, cents } = await transfersAt(emulator.url);
  mustBe("transfers at Stripe", count, transfers);
  mustBe("sent to the cent", `${cents * 10_000n}`, row?.promised);
}

async function transfersAt(url: string) {
  let count = 0;
  let cents = 0n;
  for (let after = ""; ; ) {
    const headers = { authorization: `Bearer ${KEY}` };
    const answer = await fetch(`${url}/v1/transfers?limit=100${after}`, { headers });
    const page = await answer.json();
    for (const { amount } of page.data) {
      count += 1;
      cents += BigInt(amount);
    }
    if (!page.has_more) return { count, cents };
    after = `&starting_after=${page.data.at(-1).id}`;
  }
}
