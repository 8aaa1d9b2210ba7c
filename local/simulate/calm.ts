import { sql } from "drizzle-orm";
import { queryOne } from "../../db/client";
import { pollStripe } from "../../operations/poll-stripe";
import { receiveStripeEvent } from "../../operations/receive-stripe-event";
import { recordUsage } from "../../operations/record-usage";
import { relay } from "../../operations/relay";
import { resumeSending } from "../../operations/switch-sending";
import { isExpected, toWire, workOn } from "./jobs";
import { letTimePass } from "./weather";
import type { World } from "./world";

const PLENTY_CENTS = 100_000_000;
const MOST_ROUNDS = 40;
const ROUND_MINUTES = 15;

/**
 * The storm is over: Stripe works, sending goes on, there is money, the gateway reports again
 * what it has no answer for, and time passes until nothing is left to do.
 */
export async function calmDown(world: World): Promise<void> {
  world.note("the storm is over");
  await world.control("faults", undefined, "DELETE");
  await world.control("webhooks/release", {});
  await world.control("fund", { amount: PLENTY_CENTS });
  for (const { stripeAccountId } of world.payees) {
    await world.control(`accounts/${stripeAccountId}/onboarding`, { outcome: "complete" });
  }
  await recordUsage(world.calmCtx, world.calls.map(toWire));
  await letTimePass(world, 26 * 60);
  for (let round = 0, quiet = 0; quiet < 2; round += 1) {
    if (round > MOST_ROUNDS) return;
    await workThrough(world);
    quiet = (await isQuiet(world)) ? quiet + 1 : 0;
    await letTimePass(world, ROUND_MINUTES);
  }
}

async function workThrough(world: World): Promise<void> {
  const { calmCtx: ctx, queue, letters } = world;
  await attempt(world, "resume", () => resumeSending(ctx));
  await attempt(world, "relay", () => relay(ctx));
  await attempt(world, "poll", () => pollStripe(ctx));
  await world.control("flush", {});
  for (const notice of letters.splice(0)) await receiveStripeEvent(ctx, { notice, live: false });
  for (const announced of queue.splice(0)) {
    const { name, work } = workOn(announced);
    await attempt(world, name, () => work(ctx));
  }
}

async function attempt(world: World, name: string, work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (fault) {
    if (isExpected(fault)) return;
    world.surprises.push(`${name}, calm: ${fault instanceof Error ? fault.message : fault}`);
  }
}

async function isQuiet({ observer, queue, letters }: World): Promise<boolean> {
  const { waiting } = await queryOne<{ waiting: number }>(
    observer.db,
    sql`select (select count(*) from payouts
        where state in ('planned', 'pending', 'processing'))::int
      + (select count(*) from stripe_events where handled_at is null and parked_at is null)::int
      as waiting`,
  );
  return waiting + queue.length + letters.length === 0;
}
