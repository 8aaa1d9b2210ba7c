/** What a developer's own token may be allowed to do. */
export const DEVELOPER_SCOPES = [
  "earnings:read",
  "payouts:write",
  "settings:write",
  "connect:write",
  "apps:write",
] as const;
export type DeveloperScope = (typeof DEVELOPER_SCOPES)[number];

/** What the platform's gateway may do. */
export const SERVICE_SCOPES = ["usage:write"] as const;

/** What an operator may do, by role: see, act, and decide who else may. */
export const OPERATOR_SCOPES = ["desk:read", "operate", "administer"] as const;
export type OperatorScope = (typeof OPERATOR_SCOPES)[number];

export type Scope =
  | DeveloperScope
  | (typeof SERVICE_SCOPES)[number]
  | (typeof OPERATOR_SCOPES)[number];

export const TOKEN_KINDS = ["developer", "service", "operator"] as const;
export type TokenKind = (typeof TOKEN_KINDS)[number];

/** Everything a token of this kind can be given; a session has all of it. */
export const SCOPES_OF = {
  developer: DEVELOPER_SCOPES,
  service: SERVICE_SCOPES,
  operator: OPERATOR_SCOPES,
} as const satisfies Record<TokenKind, readonly Scope[]>;

/** A token says by its beginning what it is, for people and for secret scanners. */
export const TOKEN_PREFIX = {
  developer: "trib_dev_",
  service: "trib_svc_",
  operator: "trib_op_",
} as const satisfies Record<TokenKind, string>;

export function isScopeOf(kind: TokenKind, scope: string): scope is Scope {
  const allowed: readonly string[] = SCOPES_OF[kind];
  return allowed.includes(scope);
}
