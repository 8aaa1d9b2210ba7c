/** Why a transfer or a bank payout came to nothing, for people. */
const TRANSFER_FAILURES: Readonly<Record<string, string>> = {
  account_closed: "Your Stripe account is closed.",
  account_invalid: "Stripe no longer knows your account.",
  insufficient_capabilities_for_transfer: "Your Stripe account may not receive transfers.",
  transfers_not_allowed: "Your Stripe account may not receive transfers.",
  resource_missing: "Stripe could not find your account.",
  http_401: "Your Stripe account is no longer connected to us.",
  http_403: "Your Stripe account is no longer connected to us.",
};

const BANK_FAILURES: Readonly<Record<string, string>> = {
  account_closed: "Your bank account is closed.",
  account_frozen: "Your bank account is frozen.",
  bank_account_restricted: "Your bank account does not take this kind of payment.",
  bank_ownership_changed: "The owner of your bank account has changed.",
  could_not_process: "Your bank could not process the payment.",
  debit_not_authorized: "Your bank did not allow the payment.",
  declined: "Your bank declined the payment.",
  incorrect_account_holder_name: "The name on your bank account does not match.",
  incorrect_account_holder_tax_id: "The tax number on your bank account does not match.",
  invalid_account_number: "The bank account number is not valid.",
  invalid_account_number_length: "The bank account number has the wrong length.",
  invalid_currency: "Your bank account does not take US dollars.",
  no_account: "Your bank could not find the account.",
  unsupported_card: "Your card does not take payouts.",
};

export function transferFailureWords(code: string | null): string {
  return TRANSFER_FAILURES[code ?? ""] ?? "Stripe did not accept the transfer.";
}

export function bankFailureWords(code: string | null): string {
  return BANK_FAILURES[code ?? ""] ?? "Your bank sent the money back.";
}
