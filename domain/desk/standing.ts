/** How a developer stands, where that keeps money from them or them from money. */
export const STANDINGS = ["paused", "stopped", "restricted", "not_connected", "negative"] as const;
export type Standing = (typeof STANDINGS)[number];

export function isStanding(text: string | undefined): text is Standing {
  return STANDINGS.some((known) => known === text);
}

export const STANDING_CHOICES = [
  { value: "", label: "Anybody" },
  { value: "paused", label: "Paused by us" },
  { value: "stopped", label: "Stopped after a failure" },
  { value: "restricted", label: "Restricted by Stripe" },
  { value: "not_connected", label: "Never onboarded" },
  { value: "negative", label: "Negative balance" },
] as const satisfies readonly { readonly value: Standing | ""; readonly label: string }[];
