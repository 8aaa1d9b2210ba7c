import type { RefusedAnswer, SentTransfer, TransferAnswer, TransferOrder } from "@/domain/gateway";
import type { AttemptState } from "@/domain/payouts/states";

export interface ProvenRefusal {
  readonly code: string;
  readonly detail: string;
  /** Stripe repeated its stored answer: proof however often the attempt was sent. */
  readonly replayed: boolean;
}

/** What one send of a transfer attempt means (R9). */
export type Outcome =
  | { readonly kind: "succeeded"; readonly transfer: SentTransfer }
  /** Proven: nothing was created, and this attempt is dead for ever. */
  | ({ readonly kind: "refused" } & ProvenRefusal)
  /** Nothing ran; the same attempt may be sent again as if it were the first time. */
  | { readonly kind: "not_now"; readonly detail: string }
  | { readonly kind: "unknown"; readonly detail: string }
  /** Unknown for people to settle: Stripe knows the key from a send that our books do not have. */
  | { readonly kind: "key_taken"; readonly detail: string };

/** Marks an unknown attempt whose key Stripe knows for other parameters. */
export const KEY_TAKEN = "idempotency_error";

/**
 * Reads an answer. `firstSend` is false for every resend: then a 4xx proves nothing about the
 * send before it, unless Stripe says that it repeats the stored answer.
 */
export function classify(
  order: TransferOrder,
  answer: TransferAnswer,
  firstSend: boolean,
): Outcome {
  switch (answer.kind) {
    case "sent":
      return carries(order, answer.transfer)
        ? { kind: "succeeded", transfer: answer.transfer }
        : { kind: "unknown", detail: "Stripe answered with another transfer" };
    case "answered_no":
      return classifyNo(answer, firstSend);
    case "unclear":
      return { kind: "unknown", detail: answer.detail };
    default:
      return answer satisfies never;
  }
}

function classifyNo(answer: RefusedAnswer, firstSend: boolean): Outcome {
  const detail = `${answer.status} ${answer.code}: ${answer.detail}`;
  if (answer.status === 409) return { kind: "unknown", detail };
  if (answer.code === KEY_TAKEN) return { kind: "key_taken", detail };
  if (answer.replayed) {
    return { kind: "refused", code: codeOf(answer), detail, replayed: true };
  }
  if (!firstSend) return { kind: "unknown", detail };
  if (answer.status === 429) return { kind: "not_now", detail };
  return { kind: "refused", code: codeOf(answer), detail, replayed: false };
}

function codeOf(answer: RefusedAnswer): string {
  const spokenByDoor = answer.status === 401 || answer.status === 403;
  return spokenByDoor || !answer.code ? `http_${answer.status}` : answer.code;
}

/** Whether a transfer found or returned at Stripe is the one that was asked for. */
export function carries(
  order: Pick<TransferOrder, "amount" | "destination" | "payoutId">,
  transfer: SentTransfer,
): boolean {
  return (
    transfer.amount === order.amount &&
    transfer.destination === order.destination &&
    transfer.group === order.payoutId
  );
}

/**
 * Whether an answer still proves that its attempt created nothing, once it is recorded: another
 * send of the same attempt may have gone out meanwhile.
 */
export function provesNothingSent(
  attempt: { readonly state: AttemptState; readonly sends: number },
  answer: ProvenRefusal | "not_now",
): boolean {
  const open = attempt.state === "sent" || attempt.state === "unknown";
  if (answer !== "not_now" && answer.replayed) return open;
  return attempt.state === "sent" && attempt.sends === 1;
}

/** Refusals that speak about the developer's account rather than about us (R10). */
const DEVELOPER_CODES = new Set([
  "insufficient_capabilities_for_transfer",
  "transfers_not_allowed",
]);
/** Refusals that may mean either; only a look at the account tells. */
const AMBIGUOUS_CODES = new Set(["resource_missing", "http_401", "http_403"]);

/** A refusal that no waiting changes: Stripe takes no single transfer of this size. */
export const TOO_LARGE = "amount_too_large";

export type Blame = "developer" | "platform" | "look_at_account";

/** Whose fault a refusal is (R10). */
export function blameFor(code: string): Blame {
  if (DEVELOPER_CODES.has(code) || code.startsWith("account_")) return "developer";
  return AMBIGUOUS_CODES.has(code) ? "look_at_account" : "platform";
}
