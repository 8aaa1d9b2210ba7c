import { createServer } from "node:http";
import { sql } from "drizzle-orm";
import { query } from "../db/client";
import { advanceClock } from "../operations/advance-clock";
import type { Actor, SandboxContext } from "../operations/context";
import { receiveStripeEvent } from "../operations/receive-stripe-event";
import { recordUsage } from "../operations/record-usage";
import { createStripeClock } from "../stripe/clock";
import { readSignedNotice } from "../stripe/webhook";
import { type Bench, openBench } from "./stripe/testing";
import {
  addDeveloper,
  createTestContext,
  createTestDatabase,
  TEST_START,
  type TestContext,
  type TestDatabase,
  type TestDeveloper,
} from "./testing";
import { gatewayTo } from "./testing-connect";
import { whenOver } from "./testing-ends";

const SECRETS = ["whsec_platform", "whsec_connect"];

export interface PayoutBench extends Bench {
  readonly database: TestDatabase;
  readonly ctx: TestContext & SandboxContext;
  /** A developer whose account at the emulator is ready. */
  payee(bank?: object): Promise<TestDeveloper & { readonly stripeAccountId: string }>;
  /** One call that earns `cents`, give or take rounding, at 40 % and a 5 % fee. */
  earn(appId: string, id: string, cents: number): Promise<void>;
  advance(days: number): Promise<void>;
  fault(effect: string, rest?: object): Promise<void>;
  /** Every transfer the emulator holds for this account, newest first. */
  transfersTo(stripeAccountId: string): Promise<{ id: string; amount: number }[]>;
  payoutsOf(developerId: string): Promise<PayoutFact[]>;
  attemptsOf(developerId: string): Promise<AttemptFact[]>;
}

interface PayoutFact {
  readonly id: string;
  readonly state: string;
  readonly transfer: bigint;
  readonly reserve: bigint;
  readonly settlement: string;
  readonly stripe_transfer_id: string | null;
  readonly failure_code: string | null;
}

interface AttemptFact {
  readonly number: number;
  readonly state: string;
  readonly sends: number;
  readonly idempotency_key: string;
  readonly refusal_code: string | null;
}

/** Real Postgres, the real emulator, the real SDK, and webhooks that arrive: one whole product. */
export async function openPayoutBench(
  options: { fundsCents?: number; timeoutMs?: number; database?: TestDatabase } = {},
): Promise<PayoutBench> {
  const database = options.database ?? (await createTestDatabase());
  const receiver = await startReceiver((body, signature) => deliver(body, signature));
  const { fundsCents = 100_000_00, timeoutMs = 1_000 } = options;
  const bench = await openBench({ webhookUrl: receiver.url, fundsCents, deliveriesAtOnce: 1 });
  await bench.control("clock", { start: TEST_START.toISOString() });
  whenOver(async () => {
    await receiver.stop();
    await database.close();
  });
  const actor: Actor = { kind: "system", name: "test" };
  const base = createTestContext(database.db, gatewayTo(bench.emulator.url, timeoutMs), actor);
  const ctx = { ...base, stripeClock: createStripeClock(bench.emulator.url) };

  async function deliver(rawBody: string, signature: string | undefined): Promise<number> {
    const notice = readSignedNotice({ rawBody, signature }, SECRETS);
    if (!notice) return 400;
    await receiveStripeEvent(ctx, { notice, live: false });
    return 200;
  }

  return {
    ...bench,
    database,
    ctx,
    async payee(bank) {
      const stripeAccountId = await bench.ready(bank);
      return { ...(await addDeveloper(database.db, { stripeAccountId })), stripeAccountId };
    },
    async earn(appId, id, cents) {
      const occurred_at = (await ctx.now()).toISOString();
      const cost_credits = Math.ceil((cents * 10_000) / 0.38);
      const report = await recordUsage(ctx, [{ id, app_id: appId, occurred_at, cost_credits }]);
      if (report.accepted !== 1) throw new Error(JSON.stringify(report.rejected));
    },
    async advance(days) {
      const target = new Date((await ctx.now()).getTime() + days * 86_400_000);
      await advanceClock(ctx, { set: target.toISOString() });
    },
    async fault(effect, rest = {}) {
      const match = { method: "POST", path: "/v1/transfers" };
      await bench.control("faults", { effect, match, ...rest });
    },
    async transfersTo(destination) {
      const { data } = await bench.stripe.transfers.list({ destination, limit: 100 });
      return data.map(({ id, amount }) => ({ id, amount }));
    },
    payoutsOf: (developerId) => query(database.db, payoutsStatement(developerId)),
    attemptsOf: (developerId) => query(database.db, attemptsStatement(developerId)),
  };
}

function payoutsStatement(developerId: string) {
  return sql`select id, state, transfer, reserve, settlement, stripe_transfer_id, failure_code
    from payouts where developer_id = ${developerId} order by created_at, id`;
}

function attemptsStatement(developerId: string) {
  return sql`select number, state, sends, idempotency_key, refusal_code from transfer_attempts
    where developer_id = ${developerId} order by created_at, number`;
}

type Deliver = (body: string, signature: string | undefined) => Promise<number>;

async function startReceiver(deliver: Deliver) {
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const signature = request.headers["stripe-signature"];
    const body = Buffer.concat(chunks).toString("utf8");
    response.writeHead(await deliver(body, signature?.toString())).end();
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const address = server.address();
  const port = typeof address === "object" && address ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}/`,
    stop: () => new Promise<void>((done) => server.close(() => done())),
  };
}
