import { z } from "zod";
import { READINESS } from "@/domain/connect/readiness";
import {
  EVENT_STANDINGS,
  EVENT_TRY_OUTCOMES,
  type EventStanding,
  type EventTry,
} from "@/domain/desk/event-standing";
import type { ListedDeveloper } from "@/domain/desk/listed-developer";
import { STANDINGS } from "@/domain/desk/standing";
import { RESERVE_STATES } from "@/domain/payouts/states";
import type { LedgerReserve } from "@/domain/reserves/reserve";
import type { Contract } from "../contract";
import { credits, creditsOf, instant, text, wholeNumber } from "../fields";
import { cursorPaging, nextCursor } from "../paging";

const auth = { kinds: ["operator"], scope: "desk:read" } as const;
const shared = { method: "GET", auth, successStatus: 200 } as const;
const limit = wholeNumber(1, 100).default(50);
const offset = wholeNumber(0, 1_000_000).default(0);

const developer = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  paused: z.boolean(),
  auto_stopped: z.boolean(),
  stripe_account_id: z.string().nullable(),
  ready: z.boolean(),
  owed_credits: credits,
  reserved_credits: credits,
  paid_credits: credits,
});

export const searchDevelopersContract = {
  ...shared,
  path: "/api/v1/operator/developers",
  summary: "Developers by name, address, any id of theirs, or how they stand",
  query: z.object({
    q: text(200).optional(),
    standing: z.enum(STANDINGS).optional(),
    limit,
    offset,
  }),
  response: z.object({ developers: z.array(developer) }),
  refusals: [],
  example: { response: { developers: [] } },
} as const satisfies Contract;

export const readDeveloperContract = {
  ...shared,
  path: "/api/v1/operator/developers/{id}",
  summary: "A developer with their account and how they stand",
  params: z.object({ id: text(200) }),
  response: z.object({
    id: z.string(),
    name: z.string(),
    email: z.string(),
    readiness: z.enum(READINESS),
    stripe_account_id: z.string().nullable(),
    disabled_reason: z.string().nullable(),
    currently_due: z.array(z.string()),
    paused_at: instant.nullable(),
    paused_reason: z.string().nullable(),
    paused_source: z.string().nullable(),
    auto_stopped_at: instant.nullable(),
    payable_credits: credits,
    on_hold_credits: credits,
    in_transit_credits: credits,
    reserved_credits: credits,
    paid_credits: credits,
  }),
  refusals: ["not_found"],
  example: {
    response: {
      id: "dev_0199f3a2c4d87e5b9a6c1f2e3d4b5a69",
      name: "Ada Lindqvist",
      email: "ada@example.test",
      readiness: "ready",
      stripe_account_id: "acct_1",
      disabled_reason: null,
      currently_due: [],
      paused_at: null,
      paused_reason: null,
      paused_source: null,
      auto_stopped_at: null,
      payable_credits: 12_000_000,
      on_hold_credits: 0,
      in_transit_credits: 0,
      reserved_credits: 0,
      paid_credits: 99_000_000,
    },
  },
} as const satisfies Contract;

const storedEvent = z.object({
  id: z.string(),
  type: z.string(),
  stripe_account_id: z.string().nullable(),
  standing: z.enum(EVENT_STANDINGS),
  tries: z.int(),
  received_at: instant,
  handled_at: instant.nullable(),
  last_fault: z.string().nullable(),
});

export const listStripeEventsContract = {
  ...shared,
  path: "/api/v1/operator/stripe-events",
  summary: "What Stripe told us and how far we are with it, newest first",
  query: z.object({
    q: text(200).optional().describe("What the type begins with, or an id."),
    standing: z.enum(EVENT_STANDINGS).optional(),
    ...cursorPaging("events", 50),
  }),
  response: z.object({ events: z.array(storedEvent), next_cursor: nextCursor }),
  refusals: [],
  example: { response: { events: [], next_cursor: null } },
} as const satisfies Contract;

export const readStripeEventContract = {
  ...shared,
  path: "/api/v1/operator/stripe-events/{id}",
  summary: "One of them with what it carried and every try to work on it",
  params: z.object({ id: text(255) }),
  response: storedEvent.extend({
    payload: z.record(z.string(), z.unknown()),
    log: z
      .array(
        z.object({
          at: instant,
          outcome: z.enum(EVENT_TRY_OUTCOMES),
          fault: z.string().nullable(),
        }),
      )
      .describe("The latest try first, also those before a replay; at most 100."),
  }),
  refusals: ["not_found"],
  example: {
    response: {
      id: "evt_1NxYz",
      type: "payout.paid",
      stripe_account_id: "acct_1",
      standing: "handled",
      tries: 1,
      received_at: "2026-11-24T08:00:00.000Z",
      handled_at: "2026-11-24T08:00:01.000Z",
      last_fault: null,
      payload: { id: "evt_1NxYz" },
      log: [{ at: "2026-11-24T08:00:01.000Z", outcome: "handled", fault: null }],
    },
  },
} as const satisfies Contract;

const reserve = z.object({
  developer_id: z.string(),
  payout_id: z.string(),
  state: z.enum(RESERVE_STATES),
  amount_credits: credits,
  released_credits: credits,
  applied_credits: credits,
  release_at: instant.nullable(),
});

export const listReserveLedgerContract = {
  ...shared,
  path: "/api/v1/operator/reserves",
  summary: "What is kept back from everybody, the next to be released first",
  query: z.object({ state: z.enum(RESERVE_STATES).optional(), limit, offset }),
  response: z.object({ reserves: z.array(reserve), held_credits: credits }),
  refusals: [],
  example: { response: { reserves: [], held_credits: 0 } },
} as const satisfies Contract;

export const readFundingContract = {
  ...shared,
  path: "/api/v1/operator/funding",
  summary: "What the platform has at Stripe, and what it needs there",
  response: z.object({
    available_credits: credits.nullable().describe("Null while Stripe does not say."),
    in_flight_credits: credits,
    waiting_payouts: z.int(),
    waiting_credits: credits,
    next_run_at: instant,
    next_run_credits: credits,
    missing_credits: credits.nullable(),
    short_since: instant.nullable(),
  }),
  refusals: [],
  example: {
    response: {
      available_credits: 500_000_000,
      in_flight_credits: 0,
      waiting_payouts: 0,
      waiting_credits: 0,
      next_run_at: "2026-11-25T08:00:00.000Z",
      next_run_credits: 99_000_000,
      missing_credits: 0,
      short_since: null,
    },
  },
} as const satisfies Contract;

export function developerToWire(one: ListedDeveloper): z.input<typeof developer> {
  const { id, name, email } = one;
  return {
    ...{ id, name, email },
    paused: one.pausedAt !== null,
    auto_stopped: one.autoStoppedAt !== null,
    stripe_account_id: one.stripeAccountId,
    ready: one.isReady,
    owed_credits: creditsOf(one.owed),
    reserved_credits: creditsOf(one.reserved),
    paid_credits: creditsOf(one.paid),
  };
}

export function eventToWire(one: {
  readonly id: string;
  readonly type: string;
  readonly stripeAccountId: string | null;
  readonly standing: EventStanding;
  readonly tries: number;
  readonly receivedAt: Date;
  readonly handledAt: Date | null;
  readonly lastFault: string | null;
}): z.input<typeof storedEvent> {
  return {
    id: one.id,
    type: one.type,
    stripe_account_id: one.stripeAccountId,
    standing: one.standing,
    tries: one.tries,
    received_at: one.receivedAt.toISOString(),
    handled_at: one.handledAt?.toISOString() ?? null,
    last_fault: one.lastFault,
  };
}

export function eventDetailToWire({
  log,
  payload,
  ...one
}: Parameters<typeof eventToWire>[0] & {
  readonly log: readonly EventTry[];
  readonly payload: Readonly<Record<string, unknown>>;
}) {
  const tries = log.map(({ at, ...rest }) => ({ at: at.toISOString(), ...rest }));
  return { ...eventToWire(one), payload: { ...payload }, log: tries };
}

export function reserveToWire(one: LedgerReserve): z.input<typeof reserve> {
  return {
    developer_id: one.developerId,
    payout_id: one.payoutId,
    state: one.state,
    amount_credits: creditsOf(one.amount),
    released_credits: creditsOf(one.released),
    applied_credits: creditsOf(one.applied),
    release_at: one.releaseAt?.toISOString() ?? null,
  };
}
