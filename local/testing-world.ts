import { sql } from "drizzle-orm";
import { query } from "../db/client";
import type { OperatorRole } from "../domain/access/roles";
import { SCOPES_OF } from "../domain/access/scopes";
import { advanceClock } from "../operations/advance-clock";
import type { SandboxContext } from "../operations/context";
import { createToken } from "../operations/create-token";
import { createWebhookEndpoint } from "../operations/create-webhook-endpoint";
import { giveRole } from "../operations/give-role";
import { recordReversals } from "../operations/record-reversals";
import { recordUsage } from "../operations/record-usage";
import { testWebhook } from "../operations/replay-webhook";
import { withCouriers } from "../runtime";
import { createStripeClock } from "../stripe/clock";
import { addDeveloper } from "./testing";
import { openRouteBench, type RouteBench } from "./testing-routes";

/** A developer in the middle of things: something paid, reserved, taken back and held. */
export interface Inhabitant {
  readonly developerId: string;
  readonly appId: string;
  readonly stripeAccountId: string;
  readonly token: string;
  readonly cookie: string;
  /** What only this developer may ever see. */
  readonly secrets: readonly string[];
  /** What of that they surely do see. */
  readonly shown: readonly string[];
  /** For paths that name an object, this developer's. */
  readonly objects: Readonly<Record<string, string>>;
}

export interface World extends RouteBench {
  readonly system: SandboxContext;
  readonly ours: Inhabitant;
  readonly theirs: Inhabitant;
  readonly serviceToken: string;
  readonly operatorToken: string;
  readonly operatorCookie: string;
  /** A session of somebody with this role at the desk. */
  cookieOf(role: OperatorRole): Promise<string>;
}

/** Two developers who live the same days beside each other, the gateway and an operator. */
export async function openWorld(): Promise<World> {
  const bench = await openRouteBench({ RATE_LIMITS: "off" });
  const system: SandboxContext = {
    ...bench.ctx,
    actor: { kind: "system", name: "test" },
    stripeClock: createStripeClock(bench.emulator.url),
  };
  const people = [await settle(bench, "our"), await settle(bench, "their")] as const;
  for (const person of people) await earn(system, person, "early");
  await advanceClock(system, { advance: "P9D" });
  for (const person of people) await earn(system, person, "late");
  const [ours, theirs] = people;
  return {
    ...bench,
    system,
    ours: await inhabitant(bench, ours),
    theirs: await inhabitant(bench, theirs),
    serviceToken: await bench.tokenFor("service", SCOPES_OF.service),
    operatorToken: await bench.tokenFor("operator", SCOPES_OF.operator),
    operatorCookie: await bench.session({ role: "operator", email: "operator@tributary.test" }),
    async cookieOf(role) {
      const email = `${role}@desk.test`;
      await giveRole(system, { email, role });
      return bench.session({ role: "operator", email });
    },
  };
}

interface Person {
  readonly name: string;
  readonly developerId: string;
  readonly appId: string;
  readonly stripeAccountId: string;
}

async function settle(bench: RouteBench, name: string): Promise<Person> {
  const stripeAccountId = await bench.ready();
  return { name, stripeAccountId, ...(await addDeveloper(bench.ctx.db, { stripeAccountId })) };
}

/** Three calls of $38 each for the developer, one of them taken back. */
async function earn(system: SandboxContext, person: Person, when: string): Promise<void> {
  const occurred_at = (await system.now()).toISOString();
  const calls = ["a", "b", "c"].map((call) => ({
    id: `${person.name}-call-${when}-${call}`,
    app_id: person.appId,
    occurred_at,
    cost_credits: 100_000_000,
    model: `${person.name}-model`,
  }));
  await recordUsage(system, calls);
  const taken = { app_id: person.appId, event_id: `${person.name}-call-${when}-c` };
  await recordReversals(system, [
    { id: `${person.name}-refund-${when}`, reason: "refund", ...taken },
  ]);
}

async function inhabitant(bench: RouteBench, person: Person): Promise<Inhabitant> {
  const { developerId, appId, stripeAccountId, name } = person;
  const order = { kind: "developer", developerId, name: `${name}-token` } as const;
  const scopes = SCOPES_OF.developer;
  const { token, id: tokenId } = await createToken(
    { ...bench.ctx, actor: SYSTEM },
    {
      ...order,
      scopes,
    },
  );
  const [paid] = await query<{ id: string; transfer: string; run: string }>(
    bench.ctx.db,
    sql`select id, stripe_transfer_id as transfer, run_id as run from payouts
      where developer_id = ${developerId} and state = 'paid'`,
  );
  if (!paid) throw new Error(`${name} payout was not paid`);
  const own = { ...bench.ctx, actor: { kind: "developer", developerId } } as const;
  const { endpoint } = await createWebhookEndpoint(withCouriers(own), {
    url: "http://127.0.0.1:9/hooks",
    description: `${name}-endpoint`,
    types: ["payout.paid"],
  });
  const delivery = await testWebhook(own, { endpointId: endpoint.id });
  const uuid = paid.id.replace(/^pay_(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
  const shown = [appId, stripeAccountId, uuid, paid.transfer, `${name}-`];
  return {
    developerId,
    appId,
    stripeAccountId,
    token,
    cookie: await bench.session({ role: "developer", developer_id: developerId }),
    secrets: [...shown, developerId, tokenId, paid.id, endpoint.id, delivery.id],
    shown: [...shown, endpoint.id, delivery.id],
    objects: {
      ...{ apps: appId, payouts: paid.id, tokens: tokenId, "tax-forms": "form_1" },
      ...{ "webhook-endpoints": endpoint.id, "webhook-deliveries": delivery.id },
      ...{ "payout-runs": paid.run, developers: developerId, "stripe-events": "evt_1" },
    },
  };
}

const SYSTEM = { kind: "system", name: "test" } as const;
