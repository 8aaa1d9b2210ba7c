import { z } from "zod";
import { DELIVERY_STATES, TEST_TYPE, WEBHOOK_TYPES } from "@/domain/news/news";
import type { Contract } from "../contract";
import { instant, text } from "../fields";
import { cursorPaging, nextCursor } from "../paging";

const READ = { kinds: ["developer"], scope: "earnings:read" } as const;
const WRITE = { kinds: ["developer"], scope: "settings:write" } as const;

const delivery = z.object({
  id: z.string(),
  endpoint_id: z.string(),
  webhook_id: z.string(),
  event: z.enum([...WEBHOOK_TYPES, TEST_TYPE]),
  state: z.enum(DELIVERY_STATES),
  tries: z.int(),
  last_status: z.int().nullable(),
  created_at: instant,
  delivered_at: instant.nullable(),
  next_try_at: instant.nullable(),
});

const detail = delivery.extend({
  url: z.string(),
  body: z.string().nullable(),
  log: z.array(
    z.object({ at: instant, status: z.int().nullable(), ms: z.int(), detail: z.string() }),
  ),
});

const ofDelivery = z.object({ id: text(200) });

const example = {
  id: "del_0199f3a2c4d87e5b9a6c1f2e3d4b5a69",
  endpoint_id: "we_0199f3a2c4d87e5b9a6c1f2e3d4b5a69",
  webhook_id: "news_0199f3a2c4d87e5b9a6c1f2e3d4b5a69",
  event: "payout.paid",
  state: "delivered",
  tries: 1,
  last_status: 200,
  created_at: "2026-11-20T08:00:02.000Z",
  delivered_at: "2026-11-20T08:00:03.000Z",
  next_try_at: null,
} as const;

const detailed = {
  ...example,
  url: "https://hooks.example.com/tributary",
  body: '{"type":"payout.paid","timestamp":"2026-11-20T08:00:02.000Z","data":{}}',
  log: [{ at: "2026-11-20T08:00:03.000Z", status: 200, ms: 84, detail: "ok" }],
} as const;

export const listDeliveriesContract = {
  method: "GET",
  path: "/api/v1/webhook-deliveries",
  summary: "What was sent to your endpoints, newest first",
  description:
    "`waiting` is about to be sent, or to be tried again at `next_try_at`; `dead` failed through " +
    "all its tries; `dropped` waited for an endpoint that was switched off.",
  auth: READ,
  query: z.object({ ...cursorPaging("deliveries", 50), endpoint_id: text(200).optional() }),
  response: z.object({
    deliveries: z.array(delivery),
    count: z.int(),
    total: z.int(),
    next_cursor: nextCursor,
  }),
  successStatus: 200,
  refusals: [],
  example: { response: { deliveries: [example], count: 1, total: 1, next_cursor: null } },
} as const satisfies Contract;

export const getDeliveryContract = {
  method: "GET",
  path: "/api/v1/webhook-deliveries/{id}",
  summary: "One delivery, with its body and what each try came to",
  description: "`body` is the very text that was signed; null until the first try.",
  auth: READ,
  params: ofDelivery,
  response: detail,
  successStatus: 200,
  refusals: ["not_found"],
  example: { response: detailed },
} as const satisfies Contract;

export const replayDeliveryContract = {
  method: "POST",
  path: "/api/v1/webhook-deliveries/{id}/replays",
  summary: "Send a delivery once more",
  description:
    "The same body under the same `webhook_id`, with a new round of tries. One that waits for " +
    "its next try is left to it.",
  auth: WRITE,
  params: ofDelivery,
  body: z.object({}),
  response: detail,
  successStatus: 201,
  refusals: ["not_found", "endpoint_disabled"],
  example: {
    response: {
      ...detailed,
      state: "waiting",
      next_try_at: "2026-11-21T09:00:00.000Z",
    },
  },
} as const satisfies Contract;

export const testEndpointContract = {
  method: "POST",
  path: "/api/v1/webhook-endpoints/{id}/tests",
  summary: "Send an endpoint a `webhook.test`, to see whether it listens",
  auth: WRITE,
  params: z.object({ id: text(200) }),
  body: z.object({}),
  response: detail,
  successStatus: 201,
  refusals: ["not_found", "endpoint_disabled"],
  example: {
    response: {
      ...detailed,
      event: "webhook.test",
      state: "waiting",
      tries: 0,
      last_status: null,
      delivered_at: null,
      next_try_at: "2026-11-21T09:00:00.000Z",
      body: null,
      log: [],
    },
  },
} as const satisfies Contract;
