import { bankFailureWords, transferFailureWords } from "@/components/payouts/failure-words";
import { amountText } from "@/components/ui/amount-text";
import type { Attention } from "@/domain/desk/attention";
import type { ProposableKind } from "@/domain/desk/money-action";
import { hoursBetween } from "@/domain/time";
import { actorText } from "./actor-words";
import {
  type AttentionEntry,
  closing,
  linkTo,
  noting,
  post,
  REPLAY,
  RESOLVE,
} from "./attention-actions";
import { findingWords, subjectHref } from "./finding-words";
import { proposalWill } from "./proposal-words";

const KEY_HOURS = 23;

/** Each thing that waits: what it is, whose, how much, since when, and the safe next action. */
export function attentionEntry(one: Attention, now: Date): AttentionEntry {
  switch (one.kind) {
    case "sending_stopped":
      return {
        ...entry(one.kind, "platform", "Sending is stopped", one.reason, one.stoppedAt),
        actions: [
          post("Let sending go on", "/api/v1/operator/sending", { stopped: false }, [
            "hand every payout that waits to the sender, as far as the balance covers it",
          ]),
        ],
      };
    case "unknown_attempt":
      return unknownAttempt(one, now);
    case "funding_short":
      return {
        ...entry(one.kind, one.subject, "Payouts wait for money", one.detail, one.firstSeenAt),
        amount: one.amount,
        actions: [
          linkTo("See funding", "/desk/funding"),
          post("Send what is covered", "/api/v1/operator/funding-checks", {}, [
            "look at the platform's balance at Stripe again",
            "send the waiting payouts that it covers, oldest promise first",
          ]),
        ],
      };
    case "failed_payout":
      return failedPayout(one);
    case "returned_payout":
      return returnedPayout(one);
    case "restricted_account":
      return restrictedAccount(one);
    case "parked_event":
      return parkedEvent(one);
    case "finding": {
      const { title, what, todo } = findingWords(one.rule);
      const href = subjectHref(one.subject);
      return {
        ...entry(one.kind, one.id, title, `${what} ${one.detail}.`, one.firstSeenAt),
        who: { name: one.subject, href, isId: true },
        advice: todo,
        amount: one.amount,
        actions: [...(href ? [linkTo("Look at it", href)] : []), closing(one.id)],
      };
    }
    case "safeguards_raised":
      return safeguardsRaised(one);
    case "proposal":
      return {
        ...entry(one.kind, one.id, "Waits for a second person", "", one.proposedAt),
        about: [
          `${one.proposedBy} proposed ${KIND_WORDS[one.action.kind]}.`,
          ...proposalWill(one).slice(0, 2),
        ].join(" "),
        amount: one.amount,
        actions: [linkTo("Decide", "/desk/approvals")],
      };
    default:
      return one satisfies never;
  }
}

export const KIND_WORDS = {
  adjustment: "an adjustment",
  write_off: "a write-off",
  payout_cancellation: "to cancel a payout",
  clawback: "clawbacks",
  payout_run: "a payout run",
  policy_change: "a change of policy",
} as const satisfies Record<ProposableKind, string>;

function unknownAttempt(one: Attention & { kind: "unknown_attempt" }, now: Date): AttentionEntry {
  const hours = hoursBetween(one.since, now);
  const looks = `${one.emptyListings} of 2 looks at Stripe found nothing`;
  const about =
    hours < KEY_HOURS
      ? `Sent ${times(one.sends)}; Stripe did not say whether it arrived. Its key is still safe.`
      : `Sent ${times(one.sends)}; its key is too old to send again. So far ${looks}.`;
  return {
    ...entry(one.kind, one.payoutId, "A transfer whose outcome is unknown", about, one.since),
    ...whose(one),
    amount: one.amount,
    advice: "Nothing is paid twice: Stripe is asked for the transfer before anything is sent.",
    actions: [
      post("Resolve now", RESOLVE, { payout_id: one.payoutId }, [
        "ask Stripe for a transfer of this payout, and record the one it has",
        hours < KEY_HOURS
          ? "if there is none, ask again under the same key, which cannot pay twice"
          : "if there is none, count this look; the second one ten minutes later frees the payout",
      ]),
      linkTo("Attempts", `/desk/payouts/${one.payoutId}`),
    ],
  };
}

function failedPayout(one: Attention & { kind: "failed_payout" }): AttentionEntry {
  const why = aboutThem(transferFailureWords(one.failureCode));
  return {
    ...entry(one.kind, one.payoutId, "A payout failed", why, one.since),
    ...whose(one),
    amount: one.amount,
    advice: one.autoStopped
      ? "Automatic payouts stopped. They go on by themselves once Stripe says the account is ready."
      : "The account is ready again: the next run pays it.",
    actions: [
      one.autoStopped ? checking(one.developerId) : paying(one.payoutId),
      linkTo("Payout", `/desk/payouts/${one.payoutId}`),
      noting("failed_payout", one.payoutId),
    ],
  };
}

function returnedPayout(one: Attention & { kind: "returned_payout" }): AttentionEntry {
  const why = aboutThem(bankFailureWords(one.failureCode));
  return {
    ...entry(one.kind, one.subject, "The bank sent a payout back", why, one.since),
    ...whose(one),
    amount: one.amount,
    advice:
      "The money is in the developer’s Stripe balance, not with us: do not pay again. They " +
      "change their bank details at Stripe, and Stripe sends it once more.",
    actions: [
      checking(one.developerId),
      noting("returned_payout", one.subject),
      linkTo("Payout", `/desk/payouts/${one.payoutId}`),
    ],
  };
}

function restrictedAccount(one: Attention & { kind: "restricted_account" }): AttentionEntry {
  const due = one.currentlyDue.map((name) => name.replaceAll(/[._]/g, " ")).join(", ");
  const missing = due ? `Stripe wants: ${due}.` : "Stripe asks for nothing more.";
  const about = one.inReview ? "Stripe is looking at what it was given." : missing;
  return {
    ...entry(one.kind, one.subject, "A restricted account with money waiting", about, one.since),
    ...whose(one),
    amount: one.amount,
    advice: one.disabledReason
      ? `Stripe’s reason: ${one.disabledReason}. Only the developer can give what it wants.`
      : "Only the developer can give what Stripe wants.",
    actions: [
      checking(one.developerId),
      noting("restricted_account", one.subject),
      linkTo("Developer", `/desk/developers/${one.developerId}`),
    ],
  };
}

function parkedEvent(one: Attention & { kind: "parked_event" }): AttentionEntry {
  const about = `${one.type} failed ${times(one.tries)}: ${one.lastFault ?? "no fault was kept"}.`;
  return {
    ...entry(one.kind, one.eventId, "A Stripe event is parked", about, one.since),
    amount: one.cents === null ? null : one.cents * 10_000n,
    advice: `${mendingOf(one.lastFault)}; a replay of what still fails is parked again.`,
    actions: [
      post("Replay", REPLAY, { event_id: one.eventId }, [
        "work on the stored event again; what matters is asked of Stripe, so a repeat does no harm",
      ]),
      linkTo("Payload", `/desk/webhooks/${one.eventId}`),
    ],
  };
}

/** Stripe's own failures name nothing that could be mended here. */
function mendingOf(fault: string | null): string {
  return fault === null || /unknown error|internal error/i.test(fault)
    ? "Nothing is named to mend: see Stripe’s status page and our log, and replay once it is well"
    : "Mend what the fault names first";
}

function safeguardsRaised(one: Attention & { kind: "safeguards_raised" }): AttentionEntry {
  const { before, after, by } = one;
  const step = (from: bigint, to: bigint) => `${amountText(to)} instead of ${amountText(from)}`;
  const about =
    `${actorText(by)} let more be done alone: typed above ` +
    `${step(before.confirmAbove, after.confirmAbove)}, a second person above ` +
    `${step(before.approveAbove, after.approveAbove)}.`;
  return {
    ...entry(one.kind, one.id, "The limits for two people were raised", about, one.at),
    advice: "If that was not agreed, lower them and look at what they did since. Told for 7 days.",
    actions: [linkTo("See the limits", "/desk/policy"), linkTo("Audit log", "/desk/audit")],
  };
}

function checking(developerId: string) {
  return post(
    "Check with Stripe",
    "/api/v1/operator/account-checks",
    { developer_id: developerId },
    [
      "ask Stripe how the account and its bank payouts stand, and take that over",
      "let automatic payouts go on if the account is ready again",
    ],
  );
}

function paying(payoutId: string) {
  return post("Pay again", "/api/v1/operator/payout-retries", { payout_id: payoutId }, [
    "plan a new payout of everything payable, and send it",
    "leave the failed one as it is: its earnings are payable again",
  ]);
}

function entry(
  kind: AttentionEntry["kind"],
  subject: string,
  title: string,
  about: string,
  since: Date | null,
) {
  return {
    kind,
    key: `${kind}:${subject}`,
    title,
    about,
    since,
    amount: null,
    who: null,
    advice: "",
  };
}

function whose({ developer, developerId }: { developer: string; developerId: string }) {
  return { who: { name: developer, href: `/desk/developers/${developerId}`, isId: false } };
}

function times(count: number): string {
  return count === 1 ? "once" : `${count} times`;
}

/** The developer's own words speak to them. */
function aboutThem(words: string): string {
  return words.replace(/^Your /, "Their ").replaceAll(" your ", " their ");
}
