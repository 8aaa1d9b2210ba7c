/** What makes an operator pause a developer's payouts. */
export const PAUSE_SOURCES = [
  "risk_review",
  "support_request",
  "developer_request",
  "legal",
  "operations",
] as const;
export type PauseSource = (typeof PAUSE_SOURCES)[number];
