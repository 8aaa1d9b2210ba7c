import { type BankWish, DEFAULT_NUMBER, FAILING_NUMBERS } from "../banks";
import { escapeHtml } from "./layout";

/** Stripe's test bank accounts, by how a payout to them ends. */
export function bankFields(holder: string): string {
  const failing = Object.entries(FAILING_NUMBERS).map(
    ([number, code]) => [number, `Payouts fail: ${code}`] as const,
  );
  const options = [[DEFAULT_NUMBER, "Payouts arrive"] as const, ...failing].map(
    ([number, words]) => `<option value="${number}">${number} (${words})</option>`,
  );
  return `<label>Bank account
<select name="number" id="bank-number">${options.join("")}</select></label>
<label>Bank <input name="bank_name" id="bank-name" value="Chase"></label>
<label>Account holder <input name="holder" id="bank-holder" value="${escapeHtml(holder)}"></label>`;
}

export function readBank(form: URLSearchParams): BankWish | undefined {
  const number = form.get("number");
  if (!number) return undefined;
  return {
    number,
    bank_name: form.get("bank_name") || undefined,
    account_holder_name: form.get("holder") || undefined,
  };
}
