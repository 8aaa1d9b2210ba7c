import type { AttentionKind } from "@/domain/desk/attention";
import type { Micros } from "@/domain/money";
import type { ActField } from "./act-fields";

export interface AttentionPost {
  readonly kind: "post";
  readonly label: string;
  readonly path: string;
  readonly body: Readonly<Record<string, unknown>>;
  /** What it will do, each as the end of "This will …". */
  readonly willDo: readonly string[];
  readonly fields: readonly ActField[];
}

export type AttentionAction =
  | AttentionPost
  | { readonly kind: "link"; readonly label: string; readonly href: string };

/** Whom or what it is about. */
export interface AttentionWho {
  readonly name: string;
  /** Null for what only Stripe can show. */
  readonly href: string | null;
  /** An id is set as code, and whole: it is what one searches for elsewhere. */
  readonly isId: boolean;
}

export interface AttentionEntry {
  readonly kind: AttentionKind;
  readonly key: string;
  readonly title: string;
  readonly about: string;
  /** What to keep in mind before acting. */
  readonly advice: string;
  readonly who: AttentionWho | null;
  readonly amount: Micros | null;
  readonly since: Date | null;
  /** The safe next one first. */
  readonly actions: readonly AttentionAction[];
}

export const RESOLVE = "/api/v1/operator/transfer-resolutions";
export const REPLAY = "/api/v1/operator/event-replays";

export function linkTo(label: string, href: string): AttentionAction {
  return { kind: "link", label, href };
}

export function post(
  label: string,
  path: string,
  body: AttentionPost["body"],
  willDo: readonly string[],
  fields: readonly ActField[] = [],
): AttentionPost {
  return { kind: "post", label, path, body, willDo, fields };
}

/** For what others have to mend: off the queue, with what was done about it. */
export function noting(kind: AttentionKind, subject: string): AttentionPost {
  const hint = "What you did, such as whom you wrote to. It stays in the audit log.";
  const field = { kind: "area", name: "note", label: "Note", hint } as const;
  return post(
    "Set aside",
    "/api/v1/operator/acknowledgements",
    { kind, subject },
    ["take this off the queue; the same trouble anew comes back to it"],
    [field],
  );
}

export function closing(findingId: string): AttentionPost {
  const hint = "What it was and how it was settled. It stays in the audit log.";
  const field = { kind: "area", name: "reason", label: "How it was settled", hint } as const;
  return post(
    "Close",
    "/api/v1/operator/finding-closures",
    { finding_id: findingId },
    ["close this finding; if the books still disagree, the next check raises it anew"],
    [field],
  );
}
