import { sql } from "drizzle-orm";
import { query } from "../../db/client";
import type { Announcement } from "../../domain/announcements";
import { GatewayFault } from "../../domain/gateway";
import { Refusal } from "../../domain/refusals";
import { cancelPayout } from "../../operations/cancel-payout";
import type { Context } from "../../operations/context";
import { handleStripeEvent } from "../../operations/handle-stripe-event";
import { pollStripe } from "../../operations/poll-stripe";
import { receiveStripeEvent } from "../../operations/receive-stripe-event";
import { reconcileBooks } from "../../operations/reconcile-books";
import { recordReversals } from "../../operations/record-reversals";
import { recordUsage } from "../../operations/record-usage";
import { relay } from "../../operations/relay";
import { releaseReserves } from "../../operations/release-reserves";
import { requestPayout } from "../../operations/request-payout";
import { runPayouts } from "../../operations/run-payouts";
import { sendTransfer } from "../../operations/send-transfer";
import { resumeSending, stopSending } from "../../operations/switch-sending";
import { TEST_START } from "../testing";
import type { Call, Payee, World } from "./world";

/** One thing a process may be asked to do, decided to the last detail before it starts. */
export interface Job {
  readonly name: string;
  /** Held between reading the clock and writing, at the gate. */
  readonly gated?: boolean;
  readonly work: (ctx: Context) => Promise<unknown>;
  /** What would hurt most if it happened at the same time; the job itself unless said. */
  readonly rival?: Deal;
}

type Deal = (world: World) => Promise<Job | null>;

const DEALS: readonly (readonly [number, Deal])[] = [
  [22, reportUsage],
  [8, takeBack],
  [14, run],
  [6, (world) => askForPayout(world)],
  [3, async () => ({ name: "release reserves", work: releaseReserves })],
  [12, async () => ({ name: "relay", work: relay })],
  [38, workThroughQueue],
  [14, openLetter],
  [7, async () => ({ name: "poll", work: pollStripe })],
  [4, async () => ({ name: "reconcile", work: (ctx) => reconcileBooks(ctx) })],
  [3, withdraw],
  [3, async () => ({ name: "stop", work: (ctx) => stopSending(ctx, { reason: "simulated" }) })],
  [5, async () => ({ name: "resume", work: resumeSending })],
];

export async function dealJob(world: World): Promise<Job> {
  for (;;) {
    const job = await world.random.weighted(DEALS)(world);
    if (job) return job;
  }
}

/** What an operation may answer with on a bad day; everything else is a surprise. */
export function isExpected(fault: unknown): boolean {
  return fault === undefined || fault instanceof GatewayFault || fault instanceof Refusal;
}

const DAY_MS = 86_400_000;

async function reportUsage(world: World): Promise<Job> {
  const { random, calls, payees } = world;
  const batch: Call[] = [];
  for (let left = 1 + random.below(4); left > 0; left -= 1) {
    const repeats = calls.length > 0 && random.chance(0.2);
    batch.push(repeats ? random.pick(calls) : addCall(world, random.pick(payees)));
  }
  const wires = batch.map(toWire);
  const clashing = random.chance(0.1) ? random.pick(calls) : null;
  if (clashing) world.count("usage: conflict");
  return {
    name: `usage ${batch.map(({ id, payee }) => `${id} of ${payee.name}`).join(", ")}`,
    gated: random.chance(0.4),
    rival: random.pick([run, (w) => askForPayout(w, batch[0]?.payee)]),
    work: async (ctx) => {
      await recordUsage(ctx, wires);
      // Under an id that is recorded by now, in a request of its own: it must change nothing.
      if (!clashing) return;
      await recordUsage(ctx, [toWire(clashing)]);
      await recordUsage(ctx, [{ ...toWire(clashing), model: "another" }]);
    },
  };
}

/** A new call, mostly one that comes late: it is payable as soon as it is recorded. */
export function addCall({ random, calls, elapsedMinutes }: World, payee: Payee): Call {
  const nowMs = TEST_START.getTime() + elapsedMinutes * 60_000;
  const daysAgo = random.weighted([
    [6, 7.5 + random.next() * 10],
    [2, random.next() * 7],
    [1, 0],
  ]);
  const call: Call = {
    id: `call-${calls.length + 1}`,
    payee,
    occurredAt: new Date(nowMs - Math.floor(daysAgo * DAY_MS)).toISOString(),
    cost: 1_000_000 * (20 + random.below(400)) + random.below(1_000_000),
  };
  calls.push(call);
  return call;
}

export function toWire({ id, payee, occurredAt, cost }: Call) {
  return { id, app_id: payee.appId, occurred_at: occurredAt, cost_credits: cost };
}

async function takeBack({ random, calls, trace }: World): Promise<Job | null> {
  if (calls.length === 0) return null;
  const call = random.pick(calls);
  const part = random.chance(0.5) ? { cost_credits: 1 + random.below(call.cost) } : {};
  const reversal = {
    id: random.chance(0.15) ? "back-again" : `back-${trace.length}`,
    event_id: call.id,
    app_id: call.payee.appId,
    reason: random.pick(["refund", "chargeback"]),
    ...part,
  };
  const how = "cost_credits" in part ? "part of" : "all of";
  return {
    name: `${reversal.reason} ${how} ${call.id}`,
    work: (ctx) => recordReversals(ctx, [reversal, reversal]),
  };
}

async function run({ random }: World): Promise<Job> {
  return {
    name: "run",
    ...(random.chance(0.5) && { rival: (w: World) => askForPayout(w) }),
    work: async (ctx) => {
      await releaseReserves(ctx);
      await runPayouts(ctx);
    },
  };
}

async function askForPayout({ random, payees }: World, whose?: Payee): Promise<Job> {
  const { name, developerId } = whose ?? random.pick(payees);
  const actor = { kind: "developer", developerId } as const;
  return {
    name: `manual payout of ${name}`,
    ...(random.chance(0.5) && { rival: run }),
    work: (ctx) => requestPayout({ ...ctx, actor }, { confirmed: true }),
  };
}

/** The executor: at least once, mostly in order, sometimes not at all. */
async function workThroughQueue(world: World): Promise<Job | null> {
  const { random, queue } = world;
  if (queue.length === 0) return null;
  const at = random.chance(0.7) ? 0 : random.below(queue.length);
  const announced = queue[at];
  if (!announced) return null;
  if (random.chance(0.8)) queue.splice(at, 1);
  else world.count("executor: twice");
  if (random.chance(0.06)) {
    world.count("executor: forgotten");
    return null;
  }
  return workOn(announced);
}

export function workOn(announced: Announcement): Job {
  if (announced.name === "payout/queued") {
    const { developer_id: developerId, payout_id: payoutId } = announced.data;
    return {
      name: `send ${payoutId}`,
      work: (ctx) => sendTransfer(ctx, { developerId, payoutId }),
    };
  }
  if (announced.name === "stripe/event.received") {
    const { event_id: eventId } = announced.data;
    return { name: "handle an event", work: (ctx) => handleStripeEvent(ctx, eventId) };
  }
  // What is told to others moves no money: its committed rows are all that is played here.
  return { name: "leave news untold", work: async () => undefined };
}

/** Mostly the oldest letter; any other is a late one, and some come twice or never. */
async function openLetter(world: World): Promise<Job | null> {
  const { random, letters } = world;
  await world.control("flush", {});
  if (letters.length === 0) return null;
  const at = random.chance(0.6) ? 0 : random.below(letters.length);
  const notice = letters[at];
  if (!notice) return null;
  if (at > 0) world.count("letter: out of order");
  if (random.chance(0.85)) letters.splice(at, 1);
  else world.count("letter: twice");
  if (random.chance(0.12)) {
    world.count("letter: lost");
    return null;
  }
  return {
    name: `letter ${notice.type}`,
    work: (ctx) => receiveStripeEvent(ctx, { notice, live: false }),
  };
}

async function withdraw({ random, observer }: World): Promise<Job | null> {
  const open = await query<{ developerId: string; payoutId: string }>(
    observer.db,
    sql`select developer_id as "developerId", id as "payoutId" from payouts
      where state in ('planned', 'pending', 'processing') order by id`,
  );
  if (open.length === 0) return null;
  const key = random.pick(open);
  return {
    name: `cancel ${key.payoutId}`,
    work: (ctx) => cancelPayout(ctx, { ...key, reason: "simulated" }),
  };
}
