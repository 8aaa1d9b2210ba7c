import { createServer } from "node:http";
import { sql } from "drizzle-orm";
import type Stripe from "stripe";
import { type Connection, connect } from "../../db/client";
import { businessNow, startBusinessClockAt } from "../../db/queries/clock";
import type { Announcement } from "../../domain/announcements";
import type { StripeNotice } from "../../domain/connect/notices";
import type { Gateway } from "../../domain/gateway";
import type { Context } from "../../operations/context";
import { createGateway } from "../../stripe/gateway";
import { readSignedNotice } from "../../stripe/webhook";
import { startStripeEmulator } from "../stripe/server";
import { sdkFor } from "../stripe/testing";
import { addDeveloper, createTestContext, TEST_START } from "../testing";
import { type Breakage, INTACT } from "./breakages";
import type { Player } from "./player";
import { createRandom, type Random } from "./random";
import type { DatabaseServer } from "./server";
import { Stage } from "./stage";
import { type DatabaseLine, openLine, watchGateway } from "./watched";

export interface Payee {
  readonly name: string;
  readonly developerId: string;
  readonly appId: string;
  readonly stripeAccountId: string;
}

/** A call that was reported; whether it arrived is for the end to see. */
export interface Call {
  readonly id: string;
  readonly payee: Payee;
  readonly occurredAt: string;
  readonly cost: number;
}

/** Everything one schedule happens in. */
export interface World {
  readonly seed: number;
  readonly random: Random;
  readonly stage: Stage;
  readonly observer: Connection;
  /** Of a process that never dies and is never held: for the end, and for looking. */
  readonly calmCtx: Context;
  readonly stripe: Stripe;
  readonly payees: readonly Payee[];
  readonly calls: Call[];
  /** Webhooks that reached us and are not yet stored. */
  readonly letters: StripeNotice[];
  readonly queue: Announcement[];
  readonly trace: string[];
  readonly tally: Map<string, number>;
  /** Errors that no operation should ever answer with. */
  readonly surprises: string[];
  /** What a fault rule was for, by its id. */
  readonly rules: Map<string, string>;
  /** Processes that slept for hours between the gate and the send: the one way to send twice. */
  sleepers: number;
  /** Business time since the start, but for the moments that pass by themselves. */
  elapsedMinutes: number;
  control<R = Record<string, unknown>>(path: string, body?: object, method?: string): Promise<R>;
  processOf(player: Player): { readonly ctx: Context; readonly line: DatabaseLine };
  count(what: string): void;
  note(line: string): void;
  close(): Promise<void>;
}

const SECRETS = ["whsec_platform", "whsec_connect"];
const HANG_MS = 350;
const MOST_PLAYERS = 3;
const FUNDS_CENTS = 500_000;

export async function openWorld(
  server: DatabaseServer,
  seed: number,
  breakage: Breakage = INTACT,
): Promise<World> {
  const name = `simulate_${seed}`;
  const url = await server.createDatabase(name);
  const observer = connect(url, 1);
  await startBusinessClockAt(observer.db, TEST_START);
  if (breakage.schema) await observer.client.unsafe(breakage.schema);
  const letters: StripeNotice[] = [];
  const mailbox = await startMailbox(letters);
  const emulator = await startStripeEmulator({
    webhookUrl: mailbox.url,
    platformSecret: "whsec_platform",
    connectSecret: "whsec_connect",
    fundsCents: FUNDS_CENTS,
    deliveriesAtOnce: 1,
    retryDelaysMs: [],
  });
  const control = controlOf(emulator.url);
  await control("clock", { start: TEST_START.toISOString() });
  const stripe = sdkFor(emulator.url);
  const gateway = breakage.gateway(gatewayTo(emulator.url));
  const random = createRandom(seed);
  const payees = await openPayees(2 + random.below(2), observer, stripe, control);
  const stage = await Stage.open(observer);
  const processes = await openProcesses(url, stage);
  const tally = new Map<string, number>();
  const trace: string[] = [];
  const queue: Announcement[] = [];
  const contexts = processes.map(({ line, player }) => {
    const db = line.watchedBy(player, () => stage.hasBlocked(), breakage.rewrite);
    return { line, ctx: contextOf(player, db, watchGateway(gateway, player), queue) };
  });
  const calm = createTestContext(observer.db, gateway, { kind: "system", name: "calm" });
  return {
    ...{ seed, random, stage, observer, stripe, payees, letters, queue, trace, tally, control },
    calmCtx: { ...calm, announce: async (said) => void queue.push(...said) },
    calls: [],
    surprises: [],
    rules: new Map(),
    sleepers: 0,
    elapsedMinutes: 0,
    processOf(player) {
      const found = contexts[player.slot - 1];
      if (!found) throw new Error(`there is no process ${player.slot}`);
      return found;
    },
    count: (what) => void tally.set(what, (tally.get(what) ?? 0) + 1),
    note: (line) => void trace.push(line),
    async close() {
      await Promise.all(processes.map(({ line }) => line.client.end({ timeout: 1 })));
      await observer.close();
      await emulator.stop();
      await mailbox.stop();
      await server.dropDatabase(name);
    },
  };
}

function gatewayTo(apiBase: string): Gateway {
  return createGateway({ secretKey: "sk_test_tributary", apiBase, timeoutMs: HANG_MS });
}

function contextOf(
  player: Player,
  db: Context["db"],
  gateway: Gateway,
  queue: Announcement[],
): Context {
  return {
    ...createTestContext(db, gateway, { kind: "system", name: `process ${player.slot}` }),
    now: () => businessNow(db),
    async announce(announcements) {
      if (announcements.length === 0) return;
      await player.reach("announce");
      queue.push(...announcements);
    },
  };
}

async function openProcesses(url: string, stage: Stage) {
  const opening = Array.from({ length: MOST_PLAYERS }, async () => {
    const line = openLine(url);
    const [row] = await line.client`select pg_backend_pid() as pid`;
    return { line, pid: Number(row?.pid) };
  });
  const opened = await Promise.all(opening);
  return opened.map(({ line, pid }) => ({ line, player: stage.addPlayer(pid) }));
}

async function openPayees(
  count: number,
  { db }: Connection,
  stripe: Stripe,
  control: World["control"],
): Promise<Payee[]> {
  const payees: Payee[] = [];
  for (let at = 1; at <= count; at += 1) {
    const { id } = await stripe.accounts.create({ type: "express", email: `dev${at}@test` });
    await control(`accounts/${id}/onboarding`, { outcome: "complete" });
    const developer = await addDeveloper(db, { stripeAccountId: id });
    payees.push({ name: `dev${at}`, ...developer, stripeAccountId: id });
  }
  await db.execute(sql`analyze developers`);
  return payees;
}

function controlOf(url: string): World["control"] {
  return async (path, body, method) => {
    const answer = await fetch(`${url}/_emulator/${path}`, {
      method: method ?? (body === undefined ? "GET" : "POST"),
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return { status: answer.status, ...(await answer.json()) };
  };
}

/** Takes webhooks as the route does: one that is not signed by Stripe just now is refused. */
async function startMailbox(letters: StripeNotice[]) {
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const rawBody = Buffer.concat(chunks).toString("utf8");
    const signature = request.headers["stripe-signature"]?.toString();
    const notice = readSignedNotice({ rawBody, signature }, SECRETS);
    if (notice) letters.push(notice);
    response.writeHead(notice ? 200 : 400).end();
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const address = server.address();
  const port = typeof address === "object" && address ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}/`,
    stop: () =>
      new Promise<void>((done) => {
        server.closeAllConnections();
        server.close(() => done());
      }),
  };
}
