export interface Tag {
  readonly name: string;
  readonly description: string;
  /** Paths that begin like this. */
  readonly prefix: string;
}

/** The chapters of the reference. The first whose prefix fits takes a path. */
export const TAGS: readonly Tag[] = [
  {
    name: "Developer earnings",
    description: "Onboarding, earnings, payouts and settings under `/api/v1/developer/earnings`.",
    prefix: "/api/v1/developer/earnings",
  },
  {
    name: "Developers",
    description: "The second documented surface, under `/developers`: the same books, in credits.",
    prefix: "/developers",
  },
  {
    name: "Usage",
    description: "Where the platform's gateway reports calls and takes them back.",
    prefix: "/api/v1/usage",
  },
  {
    name: "Operator",
    description: "What the desk does, for scripts of the platform's operators.",
    prefix: "/api/v1/operator",
  },
  {
    name: "Sandbox",
    description: "The test clock. In production there is nothing here.",
    prefix: "/api/v1/sandbox",
  },
  {
    name: "Your webhooks",
    description: "Addresses of your own that are told what happens, and what was sent to them.",
    prefix: "/api/v1/webhook-",
  },
  {
    name: "Webhooks",
    description: "Where Stripe reports to us.",
    prefix: "/api/webhooks",
  },
  {
    name: "Health",
    description: "For whoever keeps the product running.",
    prefix: "/api/health",
  },
  {
    name: "Portal",
    description: "Apps, tokens, payouts and reserves, as the portal shows them.",
    prefix: "/",
  },
];

export function tagOf(path: string): Tag {
  const tag = TAGS.find(({ prefix }) => path.startsWith(prefix));
  if (!tag) throw new Error(`${path} belongs to no chapter of the reference`);
  return tag;
}
