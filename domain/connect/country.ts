/**
 * Where the people we can pay have their bank accounts, as Stripe writes it. Accounts are opened
 * there and nowhere else, so it is said before anybody starts.
 */
export const PAYEE_COUNTRY = "US";
