import { listApps } from "../../db/queries/apps";
import { SCOPES_OF } from "../../domain/access/scopes";
import { createApp } from "../../operations/create-app";
import { createToken } from "../../operations/create-token";
import { ensureDeveloper } from "../../operations/ensure-developer";
import { giveRole } from "../../operations/give-role";
import { contextFor } from "../../runtime";

/** Who plays on the demo platform. Each stands for a state that a portal has to show well. */
export const PEOPLE = [
  {
    key: "ada",
    email: "demo@tributary.test",
    name: "Ada Lindqvist",
    apps: [
      { name: "Chatterbox", markupBps: 4_000, callsPerDay: 18, dearestCall: 3_600_000 },
      { name: "Margin Notes", markupBps: 2_000, callsPerDay: 9, dearestCall: 5_200_000 },
    ],
  },
  {
    key: "ben",
    email: "ben@tributary.test",
    name: "Ben Okafor",
    apps: [{ name: "Recipe Radar", markupBps: 1_500, callsPerDay: 2, dearestCall: 400_000 }],
  },
  {
    key: "cleo",
    email: "cleo@tributary.test",
    name: "Cleo Marchetti",
    apps: [{ name: "Alt Text", markupBps: 3_000, callsPerDay: 5, dearestCall: 2_000_000 }],
  },
  {
    key: "dana",
    email: "dana@tributary.test",
    name: "Dana Whitfield",
    apps: [{ name: "Inbox Zero", markupBps: 2_500, callsPerDay: 8, dearestCall: 4_000_000 }],
  },
  {
    key: "eli",
    email: "eli@tributary.test",
    name: "Eli Sandoval",
    apps: [{ name: "Voice Memo", markupBps: 4_000, callsPerDay: 6, dearestCall: 3_000_000 }],
  },
  {
    key: "newcomer",
    email: "new@tributary.test",
    name: "Nia Newcomer",
    apps: [{ name: "First App", markupBps: 4_000, callsPerDay: 0, dearestCall: 0 }],
  },
] as const;

/** Who else is at the demo's desk; both sign in by e-mail. The demo operator is an admin. */
export const DESK = [
  { email: "second@tributary.test", role: "admin" },
  { email: "viewer@tributary.test", role: "viewer" },
] as const;

export type PersonKey = (typeof PEOPLE)[number]["key"];

export interface Player {
  readonly token: string;
  readonly appIds: readonly string[];
}

export interface Cast {
  readonly players: Readonly<Record<PersonKey, Player>>;
  readonly serviceToken: string;
  readonly operatorToken: string;
}

/** Developers, apps and tokens, by the operations that the portal uses. Safe to repeat. */
export async function makeCast(): Promise<Cast> {
  const ctx = contextFor({ kind: "system", name: "demo" });
  const players: Partial<Record<PersonKey, Player>> = {};
  for (const person of PEOPLE) {
    const developerId = await ensureDeveloper(ctx, person);
    const known = await listApps(ctx.db, developerId);
    const appIds: string[] = [];
    for (const { name, markupBps } of person.apps) {
      const there = known.find((app) => app.name === name);
      appIds.push(there?.id ?? (await createApp(ctx, { developerId, name, markupBps })));
    }
    const scopes = SCOPES_OF.developer;
    const order = { kind: "developer", developerId, name: "Demo token", scopes } as const;
    const { token } = await createToken(ctx, order);
    players[person.key] = { token, appIds };
  }
  for (const place of DESK) await giveRole(ctx, place);
  return {
    players: players as Record<PersonKey, Player>,
    serviceToken: await platformToken("service"),
    operatorToken: await platformToken("operator"),
  };

  async function platformToken(kind: "service" | "operator"): Promise<string> {
    const name = `Demo ${kind}`;
    const order = { kind, developerId: null, name, scopes: SCOPES_OF[kind] } as const;
    return (await createToken(ctx, order)).token;
  }
}
