import { startBusinessClockAt } from "../../db/queries/clock";
import { contextFor } from "../../runtime";
import { callId, callsOfDay } from "./calls";
import type { Cast, PersonKey } from "./cast";
import { call } from "./http";

const DAYS = 100;
const DAY_MS = 86_400_000;
/** Days of the story on which something happens to somebody. */
const ONBOARDING_DAY = 1;
const REFUND_DAY = 62;
const RESTRICTION_DAY = 84;
const CHARGEBACK_DAY = 97;
const ELI_FALLS_SILENT = 90;

export interface Stage {
  readonly appUrl: string;
  readonly stripeUrl: string;
}

/** Puts both clocks where the story begins; only while there is nobody yet. */
export async function beginStory(stripeUrl: string): Promise<void> {
  const { db } = contextFor({ kind: "system", name: "demo" });
  const start = new Date(Date.now() - DAYS * DAY_MS);
  if (!(await startBusinessClockAt(db, start))) return;
  await call("POST", `${stripeUrl}/_emulator/clock`, "", { start: start.toISOString() });
}

/**
 * Lives through the months up to today, day by day: calls are reported, and the test clock does
 * the rest. Interrupted, it goes on where its clock stands.
 */
export async function liveThroughTheMonths(stage: Stage, cast: Cast): Promise<void> {
  for (;;) {
    const now = await readClock(stage, cast);
    const day = DAYS - Math.round((Date.now() - now.getTime()) / DAY_MS);
    if (day >= DAYS) return;
    await live(stage, cast, day, now);
  }
}

async function live(stage: Stage, cast: Cast, day: number, now: Date): Promise<void> {
  const silent = new Set<PersonKey>(day > ELI_FALLS_SILENT ? ["eli"] : []);
  const events = callsOfDay(cast, day, now, silent);
  await call("POST", `${stage.appUrl}/api/v1/usage`, cast.serviceToken, { events });
  await happen(stage, cast, day);
  const tomorrow = day === DAYS - 1 ? new Date() : new Date(now.getTime() + DAY_MS);
  const set = { set: tomorrow.toISOString() };
  await call("POST", `${stage.appUrl}/api/v1/sandbox/clock`, cast.operatorToken, set);
}

async function happen(stage: Stage, cast: Cast, day: number): Promise<void> {
  switch (day) {
    case ONBOARDING_DAY:
      for (const person of ["ada", "ben", "dana", "eli"] as const) {
        await onboard(stage, cast, person, "complete");
      }
      return;
    case REFUND_DAY:
      return takeBack(stage, cast, "ada", "refund", [day - 3], 6);
    case RESTRICTION_DAY:
      return onboard(stage, cast, "dana", "past_due");
    case CHARGEBACK_DAY: {
      const days = Array.from({ length: 30 }, (_, back) => ELI_FALLS_SILENT - back);
      return takeBack(stage, cast, "eli", "chargeback", days, 6);
    }
    default:
      return;
  }
}

/** What the developer would click through on Stripe's own page. */
async function onboard(stage: Stage, cast: Cast, person: PersonKey, outcome: string) {
  const { token } = cast.players[person];
  const base = `${stage.appUrl}/api/v1/developer/earnings/connect`;
  const { account_id } = await call<{ account_id: string }>("POST", `${base}/onboard`, token);
  const desk = `${stage.stripeUrl}/_emulator/accounts/${account_id}/onboarding`;
  await call("POST", desk, "", { outcome });
  await call("GET", `${base}/status`, token);
}

async function takeBack(
  stage: Stage,
  cast: Cast,
  person: PersonKey,
  reason: "refund" | "chargeback",
  days: readonly number[],
  callsADay: number,
): Promise<void> {
  const app_id = cast.players[person].appIds[0];
  const reversals = days.flatMap((day) =>
    Array.from({ length: callsADay }, (_, n) => {
      const event_id = callId(person, day, 0, n);
      return { id: `${reason}-${event_id}`, event_id, app_id, reason };
    }),
  );
  await call("POST", `${stage.appUrl}/api/v1/usage/reversals`, cast.serviceToken, { reversals });
}

async function readClock(stage: Stage, cast: Cast): Promise<Date> {
  const url = `${stage.appUrl}/api/v1/sandbox/clock`;
  const { now } = await call<{ now: string }>("GET", url, cast.operatorToken);
  return new Date(now);
}
