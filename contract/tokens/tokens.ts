import { z } from "zod";
import { DEVELOPER_SCOPES } from "@/domain/access/scopes";
import type { Contract } from "../contract";
import { instant, sentInstant, text } from "../fields";
import { cursorPaging, nextCursor } from "../paging";

const scope = z.enum(DEVELOPER_SCOPES);

const token = z.object({
  id: z.string(),
  name: z.string(),
  scopes: z.array(scope),
  created_at: instant,
  expires_at: instant.nullable(),
  last_used_at: instant.nullable(),
});

const example = {
  id: "tok_0199f3a2c4d87e5b9a6c1f2e3d4b5a69",
  name: "Nightly report",
  scopes: ["earnings:read"],
  created_at: "2026-11-20T10:15:30.000Z",
  expires_at: null,
  last_used_at: null,
} as const;

export const listTokensContract = {
  method: "GET",
  path: "/api/v1/tokens",
  summary: "Your access tokens, newest first",
  description: "Without the revoked ones. `last_used_at` is to the minute.",
  auth: { kinds: ["developer"], scope: "earnings:read" },
  query: z.object(cursorPaging("tokens", 50)),
  response: z.object({
    tokens: z.array(token),
    count: z.int(),
    total: z.int(),
    next_cursor: nextCursor,
  }),
  successStatus: 200,
  refusals: [],
  example: { response: { tokens: [example], count: 1, total: 1, next_cursor: null } },
} as const satisfies Contract;

/** A token must not make tokens: one with few scopes could give itself all of them. */
export const createTokenContract = {
  method: "POST",
  path: "/api/v1/tokens",
  summary: "Create an access token; it is shown this once",
  description: "`token` is in this answer and nowhere else: only its hash is kept.",
  auth: { kinds: ["developer"], scope: "settings:write", sessionOnly: true },
  body: z.object({
    name: text(100),
    scopes: z
      .array(scope)
      .min(1)
      .max(DEVELOPER_SCOPES.length)
      .refine((scopes) => new Set(scopes).size === scopes.length, "must not repeat a scope"),
    expires_at: sentInstant
      .refine((instant) => instant.getTime() > Date.now(), "must lie ahead")
      .nullable()
      .optional(),
  }),
  idempotent: true,
  response: token.extend({ token: z.string() }),
  successStatus: 201,
  refusals: [],
  example: {
    request: { name: "Nightly report", scopes: ["earnings:read"] },
    response: { ...example, token: "trib_dev_u2bF0Zc9m1y0aQ3sVn7kXr4tLw8pEj6hGd5iBoCzNqM" },
  },
} as const satisfies Contract;

export const revokeTokenContract = {
  method: "DELETE",
  path: "/api/v1/tokens/{id}",
  summary: "Revoke an access token",
  description: "It is dead from the next request on. Revoking it again answers the same.",
  auth: { kinds: ["developer"], scope: "settings:write" },
  params: z.object({ id: text(200) }),
  response: z.object({ id: z.string(), revoked_at: instant }),
  successStatus: 200,
  refusals: ["not_found"],
  example: { response: { id: example.id, revoked_at: "2026-11-21T09:00:00.000Z" } },
} as const satisfies Contract;
