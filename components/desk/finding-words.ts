/** What a rule's finding means to whoever looks at it, and what settles it. */
export interface FindingWords {
  readonly title: string;
  readonly what: string;
  readonly todo: string;
}

const BOOKS_STOP =
  "Stop sending, keep a backup of this moment, and open an issue with the finding. Do not " +
  "correct amounts before it is understood: the ledger's postings are what counts.";

const WORDS: Readonly<Record<string, FindingWords>> = {
  everything_adds_up: say(
    "A developer's books do not close",
    "What was earned is not all held, payable, on its way, reserved or paid.",
    BOOKS_STOP,
  ),
  payouts_against_postings: say(
    "A payout and the ledger disagree",
    "A payout's state says one thing is on its way or paid, its postings another.",
    BOOKS_STOP,
  ),
  payouts_against_reserves: say(
    "A payout and its reserve disagree",
    "The reserve's amount or state does not fit the payout it was kept back from.",
    BOOKS_STOP,
  ),
  rollups_against_rows: say(
    "Totals and rows disagree",
    "A kept total is not the sum of the earnings it stands for.",
    BOOKS_STOP,
  ),
  rollup_hours_against_rows: say(
    "Totals lie in the wrong hour",
    "An hour's kept total is not the sum of the earnings that become payable in it.",
    BOOKS_STOP,
  ),
  balances_against_postings: say(
    "A balance and its postings disagree",
    "A ledger balance is not the sum of the postings it stands for.",
    BOOKS_STOP,
  ),
  claims_against_rows: say(
    "An earning lies behind a payout",
    "A row was written into a time that a payout had already claimed.",
    BOOKS_STOP,
  ),
  claims_against_each_other: say(
    "Payouts overlap or leave a gap",
    "Two live payouts of a developer do not follow one another.",
    BOOKS_STOP,
  ),
  unknown_too_long: say(
    "A transfer's outcome is unknown for a day",
    "Its key is no longer safe to send again; only two looks apart can settle it.",
    "Open the payout and resolve it. Look at Stripe for its transfer group before you close this.",
  ),
  stuck_payouts: say(
    "A payout is stuck",
    "It has been on its way for more than two days.",
    "Open the payout: its attempts say what holds it up. Resolve, retry or cancel it there.",
  ),
  missed_run: say(
    "A payout run was missed",
    "The daily run has not been completed, though there was somebody to pay.",
    "Look whether the function executor is up, then run payouts. Nobody is paid twice by it.",
  ),
  poll_overdue: say(
    "Stripe has not been asked for an hour",
    "The poll that finds what webhooks did not tell has not come to its end.",
    "Look whether the function executor is up and what the log says of the poll.",
  ),
  transfers_at_stripe: say(
    "Stripe and our payouts disagree",
    "A transfer at Stripe has no payout of ours, or another amount, or the reverse.",
    "Compare the transfer at Stripe with the payout. Do not send it again. Reverse a stray one " +
      "at Stripe, then check the books again.",
  ),
  extra_transfer: say(
    "A second transfer of one payout was taken back",
    "Stripe held two transfers for one payout; the extra one was reversed.",
    "See at Stripe that the reversal is whole, then close this with what you saw.",
  ),
  transfer_said_to_fail: say(
    "A transfer was said to fail, but Stripe has it",
    "The old word transfer.failed came for a transfer that is there and not reversed.",
    "See at Stripe that the transfer stands, then close this with what you saw.",
  ),
  funding_short: say(
    "The platform's Stripe balance is too low",
    "Payouts wait because the balance does not cover them.",
    "Top up the balance at Stripe, then send what is covered.",
  ),
  sending_stopped: say(
    "Sending is stopped",
    "No transfer goes out until somebody lets sending go on.",
    "Find out why it was stopped, then let it go on.",
  ),
  poisoned_event: say(
    "A Stripe event is parked",
    "It failed too often and no longer comes back by itself.",
    "Open the event and read its last fault. Mend what it names, if it names anything, and replay.",
  ),
};

export function findingWords(rule: string): FindingWords {
  const title = rule.charAt(0).toUpperCase() + rule.slice(1).replaceAll("_", " ");
  return WORDS[rule] ?? say(title, "A rule found a disagreement.", BOOKS_STOP);
}

/** Where a finding's subject can be looked at, by what its id begins with. */
export function subjectHref(subject: string): string | null {
  const [id = ""] = subject.split("/");
  if (id.startsWith("pay_")) return `/desk/payouts/${id}`;
  if (id.startsWith("dev_")) return `/desk/developers/${id}`;
  if (subject.startsWith("evt_")) return `/desk/webhooks/${subject}`;
  return null;
}

function say(title: string, what: string, todo: string): FindingWords {
  return { title, what, todo };
}
