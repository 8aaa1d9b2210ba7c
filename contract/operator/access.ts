import { z } from "zod";
import { OPERATOR_ROLES } from "@/domain/access/roles";
import { OPERATOR_SCOPES, SERVICE_SCOPES } from "@/domain/access/scopes";
import type { PlatformToken } from "@/domain/access/token";
import type { Contract } from "../contract";
import { instant, text } from "../fields";

const reading = { kinds: ["operator"], scope: "desk:read" } as const;
/** A token must make neither tokens nor operators: it could give itself what it lacks. */
const inPerson = { kinds: ["operator"], scope: "administer", sessionOnly: true } as const;
const email = z.email().max(200);
const tokenId = "tok_0199f3a2c4d87e5b9a6c1f2e3d4b5a69";
const moment = "2026-11-20T10:15:30.000Z";

export const listOperatorsContract = {
  method: "GET",
  path: "/api/v1/operator/operators",
  summary: "Who has a place at the desk, besides those whom the deployment names",
  auth: reading,
  response: z.object({
    operators: z.array(
      z.object({
        email: z.string(),
        role: z.enum(OPERATOR_ROLES),
        added_by: z.string(),
        added_at: instant,
      }),
    ),
  }),
  successStatus: 200,
  refusals: [],
  example: {
    response: {
      operators: [
        {
          email: "bob@example.test",
          role: "operator",
          added_by: "operator:ann@example.test",
          added_at: moment,
        },
      ],
    },
  },
} as const satisfies Contract;

export const giveRoleContract = {
  method: "POST",
  path: "/api/v1/operator/operators",
  summary: "Give a person a place at the desk, or another role",
  description:
    "A viewer reads, an operator acts, an admin also decides policy, access and approvals.",
  auth: inPerson,
  body: z.object({ email, role: z.enum(OPERATOR_ROLES) }),
  response: z.object({ email: z.string(), role: z.enum(OPERATOR_ROLES) }),
  successStatus: 201,
  refusals: [],
  example: {
    request: { email: "bob@example.test", role: "operator" },
    response: { email: "bob@example.test", role: "operator" },
  },
} as const satisfies Contract;

export const takeRoleContract = {
  method: "POST",
  path: "/api/v1/operator/operator-removals",
  summary: "Take a person off the desk, from their next request on",
  auth: inPerson,
  body: z.object({ email }),
  response: z.object({ email: z.string() }),
  successStatus: 201,
  refusals: ["not_found"],
  example: { request: { email: "bob@example.test" }, response: { email: "bob@example.test" } },
} as const satisfies Contract;

const scope = z.enum([...SERVICE_SCOPES, ...OPERATOR_SCOPES]);
const token = z.object({
  id: z.string(),
  kind: z.enum(["service", "operator"]),
  name: z.string(),
  scopes: z.array(scope),
  created_by: z.string().nullable(),
  created_at: instant,
  expires_at: instant.nullable(),
  last_used_at: instant.nullable(),
});

const exampleToken = {
  id: tokenId,
  kind: "service",
  name: "Gateway",
  scopes: ["usage:write"],
  created_by: "ann@example.test",
  created_at: moment,
  expires_at: null,
  last_used_at: null,
} as const;

export const listPlatformTokensContract = {
  method: "GET",
  path: "/api/v1/operator/tokens",
  summary: "The gateway's and the operators' tokens, newest first",
  auth: reading,
  response: z.object({ tokens: z.array(token) }),
  successStatus: 200,
  refusals: [],
  example: { response: { tokens: [exampleToken] } },
} as const satisfies Contract;

export const createPlatformTokenContract = {
  method: "POST",
  path: "/api/v1/operator/tokens",
  summary: "Create a token of the gateway's or an operator's; it is shown this once",
  description: "`role` says what an operator's token may do; a service token reports usage.",
  auth: inPerson,
  body: z.object({
    kind: z.enum(["service", "operator"]),
    name: text(100),
    role: z.enum(OPERATOR_ROLES).default("viewer"),
    days: z.int().min(1).max(3_650).nullable().default(null).describe("Null: it does not end."),
  }),
  idempotent: true,
  response: z.object({ id: z.string(), token: z.string(), created_at: instant }),
  successStatus: 201,
  refusals: [],
  example: {
    request: { kind: "service", name: "Gateway" },
    response: {
      id: tokenId,
      token: "trib_svc_u2bF0Zc9m1y0aQ3sVn7kXr4tLw8pEj6hGd5iBoCzNqM",
      created_at: moment,
    },
  },
} as const satisfies Contract;

export const revokePlatformTokenContract = {
  method: "POST",
  path: "/api/v1/operator/token-revocations",
  summary: "Revoke one of them, from the next request on",
  auth: { kinds: ["operator"], scope: "administer" },
  body: z.object({ token_id: text(100) }),
  response: z.object({ id: z.string(), revoked_at: instant }),
  successStatus: 201,
  refusals: ["not_found"],
  example: { request: { token_id: tokenId }, response: { id: tokenId, revoked_at: moment } },
} as const satisfies Contract;

export function platformTokenToWire(one: PlatformToken): z.input<typeof token> {
  return {
    id: one.id,
    kind: one.kind,
    name: one.name,
    scopes: z.array(scope).parse(one.scopes),
    created_by: one.createdBy,
    created_at: one.createdAt.toISOString(),
    expires_at: one.expiresAt?.toISOString() ?? null,
    last_used_at: one.lastUsedAt?.toISOString() ?? null,
  };
}
