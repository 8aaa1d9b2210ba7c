import { z } from "zod";
import { ATTENTION_KINDS, type AttentionKind } from "@/domain/desk/attention";
import type { Micros } from "@/domain/money";
import type { Contract } from "../contract";
import { credits, creditsOf, instant } from "../fields";

const entry = z.object({
  kind: z.enum(ATTENTION_KINDS),
  subject: z.string(),
  title: z.string(),
  about: z.string(),
  advice: z.string(),
  who: z.string().nullable().describe("A developer's name; of a finding, the id it is about."),
  amount_credits: credits.nullable(),
  since: instant.nullable(),
  actions: z
    .array(
      z.object({
        label: z.string(),
        path: z.string().describe("To post to, or a page of the desk."),
        body: z.record(z.string(), z.unknown()).nullable(),
        this_will: z.array(z.string()),
      }),
    )
    .describe("The safe next one first."),
});

export const listAttentionContract = {
  method: "GET",
  path: "/api/v1/operator/attention",
  summary: "What waits for an operator: how much, since when, and the safe next action",
  description: "Money at risk first, the oldest first of its kind.",
  auth: { kinds: ["operator"], scope: "desk:read" },
  response: z.object({ entries: z.array(entry), count: z.int() }),
  successStatus: 200,
  refusals: [],
  example: { response: { entries: [], count: 0 } },
} as const satisfies Contract;

type Action =
  | { readonly kind: "link"; readonly label: string; readonly href: string }
  | {
      readonly kind: "post";
      readonly label: string;
      readonly path: string;
      readonly body: Readonly<Record<string, unknown>>;
      readonly willDo: readonly string[];
    };

export function attentionToWire(one: {
  readonly kind: AttentionKind;
  readonly key: string;
  readonly title: string;
  readonly about: string;
  readonly advice: string;
  readonly who: { readonly name: string } | null;
  readonly amount: Micros | null;
  readonly since: Date | null;
  readonly actions: readonly Action[];
}): z.input<typeof entry> {
  const { kind, title, about, advice } = one;
  return {
    ...{ kind, title, about, advice },
    subject: one.key.slice(kind.length + 1),
    who: one.who?.name ?? null,
    amount_credits: one.amount === null ? null : creditsOf(one.amount),
    since: one.since?.toISOString() ?? null,
    actions: one.actions.map(actionToWire),
  };
}

function actionToWire(action: Action) {
  return action.kind === "link"
    ? { label: action.label, path: action.href, body: null, this_will: [] }
    : { label: action.label, path: action.path, body: action.body, this_will: [...action.willDo] };
}
