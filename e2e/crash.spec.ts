import { setTimeout as sleep } from "node:timers/promises";
import { type APIRequestContext, expect, test } from "@playwright/test";
import getPort from "get-port";
import {
  appPidIn,
  type Gate,
  type Gatekeeper,
  openGatekeeper,
  postgresPidIn,
  startTwin,
} from "../local/testing-crash";
import { client, credentials, FOLDER, isWhole } from "./product";

/**
 * The real server is killed at each step of a run and a transfer, started again by its
 * supervisor, and must end where it would have ended. Those marked @long run in
 * `npm run test:long`.
 */
interface Step {
  readonly at: string;
  readonly gate?: Gate;
  readonly hang?: "before" | "after";
}

const STEPS: readonly Step[] = [
  {
    at: "the run is open and plans its first page @long",
    gate: { on: "payout_decisions", before: "insert" },
  },
  {
    at: "a page is planned and not committed",
    gate: {
      on: "payout_runs",
      before: "update",
      when: "new.cursor is distinct from old.cursor",
    },
  },
  {
    at: "every page is planned and the run is not completed @long",
    gate: { on: "payout_runs", before: "update", when: "new.state = 'completed'" },
  },
  {
    at: "the run is completed and nothing is handed out @long",
    gate: {
      on: "payouts",
      before: "update",
      when: "old.state = 'planned' and new.state = 'pending'",
    },
  },
  {
    at: "the payout is handed out and no attempt is written @long",
    gate: { on: "transfer_attempts", before: "insert" },
  },
  {
    at: "the attempt is written and not marked as sent",
    gate: {
      on: "transfer_attempts",
      before: "update",
      when: "old.state = 'created' and new.state = 'sent'",
    },
  },
  { at: "Stripe hangs before it has done anything @long", hang: "before" },
  { at: "Stripe has sent the money and does not answer", hang: "after" },
  {
    at: "Stripe answered and its answer is not recorded @long",
    gate: { on: "transfer_attempts", before: "update", when: "new.state = 'succeeded'" },
  },
  {
    at: "the success is recorded by half @long",
    gate: { on: "journals", before: "insert", when: "new.kind = 'payout_paid'" },
  },
  {
    at: "a webhook is stored and not handled @long",
    gate: { on: "stripe_events", before: "update", when: "new.handled_at is not null" },
  },
];

let keeper: Gatekeeper;

test.beforeAll(() => {
  keeper = openGatekeeper(credentials().database_url);
});

test.afterAll(async () => {
  await keeper.clear();
  await keeper.stop();
});

const COST_CREDITS = 200_000_000;

function product(request: APIRequestContext) {
  const known = credentials();
  const over = client(request);
  const { base_url: url, app_id, developer_token: token, operator_token } = known;
  const status = `${url}/developers/connect/status`;
  return {
    ...over,
    token,
    account: async () =>
      (await over.call<{ stripe_account_id: string }>("GET", status, token)).stripe_account_id,
    async now() {
      const clock = `${url}/api/v1/sandbox/clock`;
      return Date.parse((await over.call<{ now: string }>("GET", clock, operator_token)).now);
    },
    /** Calls old enough to be payable at once. */
    async calls(count: number) {
      const now = await this.now();
      return Array.from({ length: count }, (_, nth) => ({
        id: `crash-${now}-${nth}`,
        app_id,
        occurred_at: new Date(now - 20 * 86_400_000).toISOString(),
        cost_credits: COST_CREDITS,
      }));
    },
    report: (events: object[], base = url) =>
      over.call<{ accepted: number; duplicates: number }>(
        "POST",
        `${base}/api/v1/usage`,
        known.service_token,
        { events },
      ),
  };
}

async function untilReady(request: APIRequestContext, base = ""): Promise<void> {
  const status = () =>
    request.get(`${base}/api/health/ready`).then(
      (answer) => answer.status(),
      () => 0,
    );
  await expect.poll(status, { timeout: 60_000 }).toBe(200);
}

/** The supervisor gives up on an app that dies more often. */
const MOST_DEATHS_A_MINUTE = 4;
const deaths: number[] = [];

async function killApp(request: APIRequestContext): Promise<void> {
  const since = Date.now() - (deaths.at(-MOST_DEATHS_A_MINUTE) ?? 0);
  if (since < 61_000) await sleep(61_000 - since);
  deaths.push(Date.now());
  const killed = appPidIn(FOLDER);
  process.kill(killed, "SIGKILL");
  await keeper.clear();
  await expect.poll(() => appPidIn(FOLDER), { timeout: 30_000 }).not.toBe(killed);
  await untilReady(request);
}

/** What a dead planner left is taken over once its lease is over; here it is over at once. */
async function endLeases(): Promise<void> {
  await keeper.sql`update payout_runs set lease_until = clock_timestamp() where state = 'planning'`;
}

async function unresolved(): Promise<number> {
  const [row] = await keeper.sql<{ left: number }[]>`select (
      (select count(*) from payouts where state in ('planned', 'pending', 'processing'))
      + (select count(*) from payout_runs where state = 'planning'))::int as left`;
  return row?.left ?? 0;
}

async function untilResolved(request: APIRequestContext): Promise<void> {
  const over = product(request);
  await expect(async () => {
    await endLeases();
    await over.run();
    await over.advance("PT10M");
    expect(await unresolved()).toBe(0);
  }).toPass({ timeout: 120_000 });
}

async function twiceClaimed(): Promise<number> {
  const [row] = await keeper.sql<{ twice: number }[]>`select count(*)::int as twice from (
    select earnings.id from developer_earnings earnings
    join payouts on payouts.developer_id = earnings.developer_id
      and payable_at > claims_from and payable_at <= claims_to
    where state not in ('failed', 'cancelled') group by earnings.id having count(*) > 1) as found`;
  return row?.twice ?? 0;
}

for (const { at, gate, hang } of STEPS) {
  test(`killed while ${at}, it ends with one transfer`, async ({ request }) => {
    test.setTimeout(240_000);
    const over = product(request);
    await untilResolved(request);
    const destination = await over.account();
    await over.report(await over.calls(1));
    const before = await over.transfersTo(destination);

    const match = { method: "POST", path: "/v1/transfers", destination };
    if (gate) await keeper.close(gate);
    if (hang) await over.emulator("faults", { effect: "hang", when: hang, match, times: 1 });
    const run = over.run().catch(() => null);
    if (gate) await keeper.someoneWaits();
    if (hang) await expect.poll(() => fired(over), { timeout: 60_000 }).toBe(true);
    await killApp(request);
    await run;

    await untilResolved(request);
    const after = await over.transfersTo(destination);
    expect(after.length).toBe(before.length + 1);
    const { summary, recent_payouts: payouts } = await over.earnings(over.token);
    expect(payouts[0]?.status).toBe("paid");
    expect(after[0]?.amount).toBe((payouts[0]?.transfer_amount_credits ?? 0) / 10_000);
    expect(isWhole(summary)).toBe(true);
    expect(await twiceClaimed()).toBe(0);
  });
}

async function fired(over: ReturnType<typeof product>): Promise<boolean> {
  type Rules = { data: { id: string }[]; firings: { rule: string }[] };
  const { data, firings } = await over.emulator<Rules>("faults");
  const last = data.at(-1)?.id;
  return firings.some(({ rule }) => rule === last);
}

test("the database is restarted under load in the middle of a run @long", async ({ request }) => {
  test.setTimeout(240_000);
  const over = product(request);
  await untilResolved(request);
  const destination = await over.account();
  const before = await over.transfersTo(destination);
  const earned = (await over.earnings(over.token)).summary.total_earned_credits;
  const calls = await over.calls(60);

  // A gateway that reports until it has an answer, six requests at a time.
  const lanes = Array.from({ length: 6 }, (_, lane) => calls.filter((_, at) => at % 6 === lane));
  const reportAll = async (events: object[]) => {
    for (const event of events) {
      while (!(await over.report([event]).catch(() => null))) await sleep(200);
    }
  };
  await over.report(calls.slice(0, 1));
  await keeper.close({ on: "payout_decisions", before: "insert" });
  const load = Promise.all(lanes.map(reportAll));
  const run = over.run().catch(() => null);
  await keeper.someoneWaits();
  const stopped = postgresPidIn(FOLDER);
  process.kill(stopped, "SIGINT");
  await expect.poll(() => postgresPidIn(FOLDER), { timeout: 60_000 }).not.toBe(stopped);
  await untilReady(request);
  await keeper.clear();
  await run;
  await load;

  await untilResolved(request);
  const { summary } = await over.earnings(over.token);
  const rows = await keeper.sql<{ amount: string }[]>`select amount::text from developer_earnings
    where kind = 'accrual' and event_id in ${keeper.sql(calls.map(({ id }) => id))}`;
  expect(rows).toHaveLength(60);
  const worth = rows.reduce((sum, { amount }) => sum + Number(amount), 0);
  expect(summary.total_earned_credits - earned).toBe(worth);
  expect(isWhole(summary)).toBe(true);
  expect(await twiceClaimed()).toBe(0);
  const [row] = await keeper.sql<{ paid: number }[]>`select count(*)::int as paid from payouts
    where destination = ${destination} and stripe_transfer_id is not null`;
  const after = await over.transfersTo(destination);
  expect(after.length).toBeGreaterThan(before.length);
  expect(after.length).toBe(row?.paid);
});

test("two servers on one database do everything once @long", async ({ request }) => {
  test.skip(process.platform !== "linux", "reads the first server's environment from /proc");
  test.setTimeout(240_000);
  const over = product(request);
  const known = credentials();
  await untilResolved(request);
  const port = await getPort();
  const twin = startTwin(appPidIn(FOLDER), port);
  const other = client(request, { ...known, base_url: `http://127.0.0.1:${port}` });
  try {
    await untilReady(request, `http://127.0.0.1:${port}`);
    for (let round = 0; round < 4; round += 1) {
      const destination = await over.account();
      const before = await over.transfersTo(destination);
      const calls = await over.calls(20);
      const reports = await Promise.all([
        over.report(calls),
        over.report(calls, `http://127.0.0.1:${port}`),
      ]);
      expect(reports.reduce((sum, { accepted }) => sum + accepted, 0)).toBe(20);
      await Promise.all([over.run(), other.run(), over.run(), other.run()]);
      await Promise.all([over.advance("PT5M"), other.advance("PT5M")]);
      await untilResolved(request);
      expect((await over.transfersTo(destination)).length).toBe(before.length + 1);
      expect(isWhole((await over.earnings(over.token)).summary)).toBe(true);
      expect(await twiceClaimed()).toBe(0);
    }
  } finally {
    twin.kill("SIGTERM");
  }
});
