/** Why money did not arrive, and what its receiver can do about it. */
export interface FailureWords {
  readonly reason: string;
  readonly cure: string;
}

/** Its cure is to be found on Get paid: told as a step, for those who are there already. */
interface TransferFailure {
  readonly reason: string;
  readonly step: string;
}

const CONNECT_AGAIN = "connect an account again";
const NOT_ALLOWED: TransferFailure = {
  reason: "Your Stripe account may not receive transfers.",
  step: "give Stripe what it still asks for",
};
const NOT_CONNECTED: TransferFailure = {
  reason: "Your Stripe account is no longer connected to us.",
  step: CONNECT_AGAIN,
};
const UNKNOWN_ACCOUNT: TransferFailure = {
  reason: "Stripe no longer knows your account.",
  step: CONNECT_AGAIN,
};

/** By Stripe's code for a transfer that it refused. */
const TRANSFER_FAILURES: Readonly<Record<string, TransferFailure>> = {
  account_closed: {
    reason: "Your Stripe account is closed.",
    step: "connect another account",
  },
  account_invalid: UNKNOWN_ACCOUNT,
  insufficient_capabilities_for_transfer: NOT_ALLOWED,
  transfers_not_allowed: NOT_ALLOWED,
  resource_missing: UNKNOWN_ACCOUNT,
  http_401: NOT_CONNECTED,
  http_403: NOT_CONNECTED,
};

const OTHER_TRANSFER_FAILURE: TransferFailure = {
  reason: "Stripe did not accept the transfer.",
  step: "check the status: it says what Stripe asks for",
};

const CORRECT_THE_NUMBER = "Correct the account number in your Stripe dashboard.";
const ANOTHER_ACCOUNT = "Name another bank account in your Stripe dashboard.";
const ASK_THE_BANK = "Ask your bank, or name another account in your Stripe dashboard.";

/** By Stripe's code for a bank payout that came back. */
const BANK_FAILURES: Readonly<Record<string, FailureWords>> = {
  account_closed: { reason: "Your bank account is closed.", cure: ANOTHER_ACCOUNT },
  account_frozen: { reason: "Your bank account is frozen.", cure: ASK_THE_BANK },
  bank_account_restricted: {
    reason: "Your bank account does not take this kind of payment.",
    cure: ASK_THE_BANK,
  },
  bank_ownership_changed: {
    reason: "The owner of your bank account has changed.",
    cure: "Enter your bank account again in your Stripe dashboard.",
  },
  could_not_process: {
    reason: "Your bank could not process the payment.",
    cure: ASK_THE_BANK,
  },
  debit_not_authorized: {
    reason: "Your bank did not allow the payment.",
    cure: "Ask your bank to let Stripe through, or name another account.",
  },
  declined: { reason: "Your bank declined the payment.", cure: ASK_THE_BANK },
  incorrect_account_holder_name: {
    reason: "The name on your bank account does not match.",
    cure: "Enter the holder's name in your Stripe dashboard as your bank writes it.",
  },
  incorrect_account_holder_tax_id: {
    reason: "The tax number on your bank account does not match.",
    cure: "Correct the tax number in your Stripe dashboard, or at your bank.",
  },
  invalid_account_number: {
    reason: "The bank account number is not valid.",
    cure: CORRECT_THE_NUMBER,
  },
  invalid_account_number_length: {
    reason: "The bank account number has the wrong length.",
    cure: CORRECT_THE_NUMBER,
  },
  invalid_currency: {
    reason: "Your bank account does not take US dollars.",
    cure: "Name an account in US dollars in your Stripe dashboard.",
  },
  no_account: { reason: "Your bank could not find the account.", cure: CORRECT_THE_NUMBER },
  unsupported_card: { reason: "Your card does not take payouts.", cure: ANOTHER_ACCOUNT },
};

const OTHER_BANK_FAILURE: FailureWords = {
  reason: "Your bank sent the money back.",
  cure: "Check your bank details in your Stripe dashboard.",
};

export function transferFailure(code: string | null): FailureWords {
  const { reason, step } = transferFailureOf(code);
  return { reason, cure: `Open Get paid and ${step}.` };
}

/** Said on Get paid while automatic payouts wait after a failure (R10). */
export function stoppedWords(code: string | null, isReady: boolean): string {
  const { reason, step } = transferFailureOf(code);
  const start = `Your last payout failed. ${reason} Automatic payouts wait. `;
  return isReady
    ? `${start}Stripe last told us that you are ready: check the status, and they resume by ` +
        "themselves if you still are."
    : `${start}To have them resume by themselves, ${step}.`;
}

function transferFailureOf(code: string | null): TransferFailure {
  return TRANSFER_FAILURES[code ?? ""] ?? OTHER_TRANSFER_FAILURE;
}

export function bankFailure(code: string | null): FailureWords {
  return BANK_FAILURES[code ?? ""] ?? OTHER_BANK_FAILURE;
}

export function transferFailureWords(code: string | null): string {
  return transferFailure(code).reason;
}

export function bankFailureWords(code: string | null): string {
  return bankFailure(code).reason;
}
