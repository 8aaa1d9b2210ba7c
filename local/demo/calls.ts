import { seeded } from "../seeded";
import { type Cast, PEOPLE } from "./cast";

const MODELS = ["small", "medium", "large"] as const;
const DAY_MS = 86_400_000;

export interface DemoCall {
  readonly id: string;
  readonly app_id: string;
  readonly occurred_at: string;
  readonly cost_credits: number;
  readonly model: string;
  readonly endpoint: string;
  readonly end_user_id: string;
}

/**
 * What the gateway reports at the end of one day of the story. The same day always gives the
 * same ids and amounts, so that a story told twice is all duplicates.
 */
export function callsOfDay(cast: Cast, day: number, until: Date, silent: ReadonlySet<string>) {
  const calls: DemoCall[] = [];
  for (const person of PEOPLE) {
    if (silent.has(person.key)) continue;
    for (const [place, app] of person.apps.entries()) {
      const next = seeded(day * 1_000 + person.key.length * 31 + place * 7 + app.callsPerDay);
      for (let n = 0; n < app.callsPerDay; n += 1) {
        calls.push({
          id: callId(person.key, day, place, n),
          app_id: cast.players[person.key].appIds[place] ?? "",
          occurred_at: new Date(until.getTime() - Math.floor(next() * DAY_MS)).toISOString(),
          cost_credits: Math.floor((0.1 + 0.9 * next()) * app.dearestCall),
          model: MODELS[Math.floor(next() * MODELS.length)] ?? "small",
          endpoint: "/v1/messages",
          end_user_id: `user_${Math.floor(next() * 40)}`,
        });
      }
    }
  }
  return calls;
}

export function callId(person: string, day: number, place: number, n: number): string {
  return `demo-${person}-${day}-${place}-${n}`;
}
