import "server-only";
import { advanceBusinessClock } from "@/db/queries/clock";
import { nextPayoutTryAt, type PayoutKey } from "@/db/queries/payouts";
import { nextReleaseAt } from "@/db/queries/reserves";
import { listUnhandledEvents } from "@/db/queries/stripe-events";
import type { Announcement } from "@/domain/announcements";
import { RUN_HOUR_UTC } from "@/domain/payouts/schedule";
import { Refusal } from "@/domain/refusals";
import { RELEASE_MINUTE } from "@/domain/reserves/calendar";
import { addDays, addDuration, nextDaily, nextHourly } from "@/domain/time";
import type { Context, SandboxContext } from "./context";
import { handleStripeEvent } from "./handle-stripe-event";
import { pollStripe } from "./poll-stripe";
import { queuePayouts } from "./queue-payouts";
import { releaseReserves } from "./release-reserves";
import { runPayouts } from "./run-payouts";
import { sendTransfer } from "./send-transfer";
import { writeDigests } from "./write-digests";

export interface ClockWish {
  /** An ISO 8601 duration to move by … */
  readonly advance?: string | undefined;
  /** … or an ISO 8601 instant to move to. */
  readonly set?: string | undefined;
}

/** Between two daily runs no more retries than this get a stop of their own. */
const RETRY_STOPS_PER_DAY = 12;
const EVENTS_AT_ONCE = 200;
const FURTHEST_DAYS = 1_000;

/**
 * Moves the test clock forward (R15), stopping at every due time on the way: reserves are
 * released, the run is made, payouts are sent and settled, as on a real day. Answers the time.
 */
export function advanceClock(ctx: SandboxContext, wish: ClockWish): Promise<Date> {
  const mine = turn.then(() => advance(ctx, wish));
  turn = mine.catch(() => undefined);
  return mine;
}

/** One move at a time, so that moves asked for at once add up: a sandbox is one process. */
let turn: Promise<unknown> = Promise.resolve();

async function advance(ctx: SandboxContext, wish: ClockWish): Promise<Date> {
  const from = await ctx.now();
  const target = targetOf(wish, from);
  if (target < from) {
    throw new Refusal("clock_backwards", {
      detail: `The clock stands at ${from.toISOString()} and cannot go back`,
    });
  }

  let at = from;
  let retryStops = 0;
  while (at < target) {
    const nextRun = nextDaily(at, RUN_HOUR_UTC);
    const retry = retryStops < RETRY_STOPS_PER_DAY ? await nextPayoutTryAt(ctx.db) : null;
    const due = await nextReleaseAt(ctx.db);
    const release = due && nextHourly(due, RELEASE_MINUTE);
    const between = [retry, release].filter((one) => one !== null).filter((one) => one > at);
    const stop = earliest([target, nextRun, ...between]);
    const isRun = stop.getTime() === nextRun.getTime();
    if (isRun) retryStops = 0;
    else if (stop.getTime() === retry?.getTime()) retryStops += 1;

    await moveTo(ctx, stop);
    await workThrough(ctx, isRun);
    at = stop;
  }
  return ctx.now();
}

function targetOf(wish: ClockWish, from: Date): Date {
  const moved = wish.advance === undefined ? from : addDuration(from, wish.advance);
  const target = wish.set === undefined ? moved : new Date(wish.set);
  if (target && target <= addDays(from, FURTHEST_DAYS)) return target;
  throw new Refusal("invalid_field", {
    faults: [{ path: wish.set ? "set" : "advance", detail: `at most ${FURTHEST_DAYS} days` }],
  });
}

async function moveTo(ctx: SandboxContext, stop: Date): Promise<void> {
  await advanceBusinessClock(ctx.db, stop);
  await ctx.stripeClock.moveTo(stop);
}

/** One stop: what the executor would do by itself, done at once and waited for. */
async function workThrough(ctx: SandboxContext, isRun: boolean): Promise<void> {
  const queued: PayoutKey[] = [];
  const here: Context = {
    ...ctx,
    // Whoever moves the clock did not ask for what happens by itself on the way.
    actor: { kind: "system", name: "test-clock" },
    announce: async (announcements) => {
      queued.push(...announcements.flatMap(payoutKeys));
      // What is to be told leaves by the real world's time, through the executor.
      await ctx.announce(announcements.filter(({ name }) => isTelling(name)));
    },
  };
  await handleWhatArrived(ctx);
  if (isRun) await pollStripe(here);
  await releaseReserves(here);
  if (isRun) {
    await runPayouts(here);
    await writeDigests(here);
  }
  await queuePayouts(here);
  for (const key of queued) await sendPatiently(here, key);
  if (queued.length > 0) await ctx.stripeClock.settle();
  await handleWhatArrived(ctx);
}

/** One payout's trouble is not the clock's: it comes back at its next-try time. */
async function sendPatiently(ctx: Context, key: PayoutKey): Promise<void> {
  try {
    await sendTransfer(ctx, key);
  } catch (err) {
    ctx.log.error({ err, payout: key.payoutId }, "A transfer could not be worked on");
  }
}

async function handleWhatArrived(ctx: Context): Promise<void> {
  const arrived = await listUnhandledEvents(ctx.db, EVENTS_AT_ONCE);
  for (const eventId of arrived) await handleStripeEvent(ctx, eventId);
}

function isTelling(name: Announcement["name"]): boolean {
  return name === "message/queued" || name === "webhook/queued";
}

function payoutKeys(announcement: Announcement): PayoutKey[] {
  if (announcement.name !== "payout/queued") return [];
  const { developer_id: developerId, payout_id: payoutId } = announcement.data;
  return [{ developerId, payoutId }];
}

function earliest(instants: readonly [Date, ...Date[]]): Date {
  const [first, ...others] = instants;
  return others.reduce((found, next) => (next.getTime() < found.getTime() ? next : found), first);
}
