import { sql } from "drizzle-orm";
import { advanceBusinessClock } from "../../db/queries/clock";
import { pollStripe } from "../../operations/poll-stripe";
import { recordUsage } from "../../operations/record-usage";
import type { RequestEffect, WebhookEffect } from "../stripe/faults";
import { toWire } from "./jobs";
import type { World } from "./world";

/** What happens to us from outside, all at once, while every process stands still. */
type Weather = (world: World) => Promise<string>;

const WEATHER: readonly (readonly [number, Weather])[] = [
  [34, spoilRequests],
  [12, spoilWebhooks],
  [14, moveClock],
  [10, takeBackAtStripe],
  [7, changeAccount],
  [4, drain],
  [5, fund],
  [3, mend],
  [3, releaseLetters],
];

export async function changeWeather(world: World): Promise<void> {
  const said = await world.random.weighted(WEATHER)(world);
  world.note(`  (${said})`);
}

interface Spoiling {
  readonly effect: RequestEffect;
  readonly moments: readonly ("before" | "after")[];
  /** A 500 of which Stripe keeps nothing. One that was committed it always remembers. */
  readonly forgets?: boolean;
}

const BOTH = ["before", "after"] as const;
const BEFORE = ["before"] as const;
const AFTER = ["after"] as const;

/** Every request effect of the emulator, but the one that concerns opening accounts. */
const SPOILINGS: readonly Spoiling[] = [
  { effect: "error_500", moments: BOTH },
  { effect: "error_500", moments: BEFORE, forgets: true },
  { effect: "reset", moments: BOTH },
  { effect: "hang", moments: BOTH },
  { effect: "truncate", moments: AFTER },
  { effect: "empty_502", moments: BOTH },
  { effect: "html_502", moments: BOTH },
  { effect: "rate_limit", moments: BEFORE },
  { effect: "lock_timeout", moments: BEFORE },
  { effect: "key_in_use", moments: BEFORE },
  { effect: "unauthorized", moments: BEFORE },
  { effect: "forbidden", moments: BEFORE },
  { effect: "balance_insufficient", moments: BEFORE },
  { effect: "capability_off", moments: BEFORE },
];

const SEND = { method: "POST", path: "/v1/transfers" };
const ELSEWHERE = [
  { method: "GET", path: "/v1/transfers*" },
  { method: "GET", path: "/v1/events*" },
  { method: "GET", path: "/v1/accounts*" },
  { method: "GET", path: "/v1/balance" },
  { method: "POST", path: "/v1/transfers/*" },
];

async function spoilRequests(world: World): Promise<string> {
  const { random } = world;
  const { effect, moments, forgets } = random.pick(SPOILINGS);
  const when = random.pick(moments);
  const onlySends = effect === "balance_insufficient" || effect === "capability_off";
  const match = onlySends || random.chance(0.75) ? SEND : random.pick(ELSEWHERE);
  const times = 1 + random.below(2);
  const kind = [effect, ...(moments === BOTH ? [`${when} commit`] : forgets ? ["forgotten"] : [])];
  const rule = { effect, when, match, times, ...(forgets && { keep_answer: false }) };
  await arm(world, kind.join(" "), rule);
  return `Stripe: ${kind.join(" ")} of ${match.method} ${match.path}, ${times} times`;
}

/** The legacy ones come in place of one type of letter only, and so fire less often than armed. */
const LETTER_EFFECTS: readonly (readonly [number, WebhookEffect])[] = [
  [2, "duplicate"],
  [2, "second_event"],
  [2, "reorder"],
  [2, "delay"],
  [2, "drop"],
  [2, "bad_signature"],
  [2, "stale_timestamp"],
  [5, "legacy_transfer_paid"],
  [4, "legacy_transfer_failed"],
];

async function spoilWebhooks(world: World): Promise<string> {
  const effect = world.random.weighted(LETTER_EFFECTS);
  const times = 1 + world.random.below(3);
  await arm(world, `webhook ${effect}`, { effect, times });
  return `webhooks: ${effect}, ${times} times`;
}

async function arm(world: World, kind: string, rule: object): Promise<void> {
  const armed = await world.control<{ id?: string; status: number }>("faults", rule);
  if (!armed.id) throw new Error(`the emulator refused the rule ${JSON.stringify(rule)}`);
  world.rules.set(armed.id, kind);
}

const DAY_MINUTES = 1_440;
const JUMPS_MINUTES = [
  [4, 3],
  [5, 11],
  [3, 30],
  [3, 180],
  [3, 26 * 60],
  [2, 8 * DAY_MINUTES],
  [1, 95 * DAY_MINUTES],
] as const;

async function moveClock(world: World): Promise<string> {
  const minutes = world.random.weighted(JUMPS_MINUTES);
  const isLong = minutes > 2 * DAY_MINUTES;
  if (isLong && world.stage.paused().length > 0) return "no week passes while somebody works";
  if (minutes > DAY_MINUTES) world.count("clock: beyond a day");
  if (isLong) await letDaysPass(world, minutes / DAY_MINUTES);
  else await letTimePass(world, minutes);
  return `the clock moves by ${minutes} minutes`;
}

/** No request is on its way for this long; a process asleep for longer is mostly a dead one. */
const REQUEST_MINUTES = 45;
const SLEEPERS = 0.1;

/**
 * Weeks pass with everybody awake: Stripe is polled, and what was reported without an answer is
 * reported again before it is too old.
 */
async function letDaysPass(world: World, days: number): Promise<void> {
  await recordUsage(world.calmCtx, world.calls.map(toWire));
  for (let left = days; left > 0; left -= 8) {
    await letTimePass(world, Math.min(left, 8) * 1_440);
    for (let polls = 0; polls < 3; polls += 1) await pollStripe(world.calmCtx);
  }
}

/** Business time, Stripe's time and the real time of leases and retries pass together. */
export async function letTimePass(world: World, minutes: number): Promise<void> {
  const { stage, random, observer } = world;
  for (const player of stage.paused()) {
    player.minutes += minutes;
    if (player.minutes <= REQUEST_MINUTES || !player.job.startsWith("send ")) continue;
    if (random.chance(SLEEPERS)) world.sleepers += 1;
    else await stage.kill(player);
  }
  world.elapsedMinutes += minutes;
  const now = await world.calmCtx.now();
  const to = new Date(now.getTime() + minutes * 60_000);
  await advanceBusinessClock(observer.db, to);
  await world.control("clock", { set: to.toISOString() });
  const passed = sql`make_interval(mins => ${minutes})`;
  await observer.db.execute(sql`update payout_runs set lease_until = lease_until - ${passed}
    where id in (select id from payout_runs where state = 'planning' for update skip locked)`);
  await observer.db.execute(sql`update stripe_events set next_try_at = next_try_at - ${passed}
    where id in (select id from stripe_events where handled_at is null for update skip locked)`);
}

/** Faults meet us here too, and whoever clicks gives up. */
const PATIENCE = { timeout: 300 };

/** Somebody reverses a transfer in Stripe's dashboard, in part or whole. */
async function takeBackAtStripe(world: World): Promise<string> {
  const listed = world.stripe.transfers.list({ limit: 100 }, PATIENCE);
  const data = await listed.then(
    (page) => page.data ?? [],
    () => [],
  );
  if (data.length === 0) return "there is no transfer to take back";
  const { id, amount, amount_reversed: gone } = world.random.pick(data);
  const left = amount - gone;
  if (left === 0) return `transfer of ${amount} is taken back already`;
  const part = world.random.chance(0.5) ? 1 + world.random.below(left) : left;
  const done = await world.stripe.transfers.createReversal(id, { amount: part }, PATIENCE).then(
    () => "taken back",
    () => "not taken back: its money is gone",
  );
  if (done === "taken back") world.count(part === amount ? "return: whole" : "return: part");
  return `${part} of a transfer of ${amount} are ${done}`;
}

async function changeAccount({ random, payees, control, count }: World): Promise<string> {
  const { name, stripeAccountId } = random.pick(payees);
  if (random.chance(0.05)) {
    await control(`accounts/${stripeAccountId}/deauthorize`, {});
    count("account: deauthorised");
    return `${name} disconnects the platform`;
  }
  const outcome = random.pick(["past_due", "in_review", "complete", "complete"]);
  await control(`accounts/${stripeAccountId}/onboarding`, { outcome });
  count(`account: ${outcome}`);
  return `${name}'s account is ${outcome}`;
}

async function drain(world: World): Promise<string> {
  const { places } = await world.control<{ places: Record<string, number> }>("ledger");
  const amount = Math.floor((places["platform:available"] ?? 0) * world.random.next());
  if (amount > 0) await world.control("drain", { amount });
  world.count("funds: drained");
  return `${amount} leave the platform's balance`;
}

async function fund(world: World): Promise<string> {
  const amount = 1_000 * (1 + world.random.below(2_000));
  await world.control("fund", { amount });
  return `${amount} come into the platform's balance`;
}

async function mend(world: World): Promise<string> {
  await world.control("faults", undefined, "DELETE");
  return "Stripe works again";
}

async function releaseLetters(world: World): Promise<string> {
  await world.control("webhooks/release", {});
  await world.control("flush", {});
  return "letters held back arrive";
}
