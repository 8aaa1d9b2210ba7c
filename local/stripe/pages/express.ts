import { bankAccountsOf, setBank } from "../banks";
import type { Emulator } from "../emulator";
import { htmlReply, type Reply, type Request, redirectReply } from "../http";
import { centsAt } from "../money";
import { bankFields, readBank } from "./bank-form";
import { day, dollars, escapeHtml, page } from "./layout";
import { isOpen, openSession, sessionOf, visitOf } from "./sessions";

const MOST_ROWS = 50;

export function openExpress(emulator: Emulator, owner: string, token: string): Reply {
  const visit = visitOf(emulator, "express", token, owner);
  if (!visit || !isOpen(emulator, visit)) return over();
  return redirectReply("/express/session", { "set-cookie": openSession(emulator, visit) });
}

/** What a payee sees in Stripe's Express dashboard, as far as this machine knows it. */
export function showExpress(emulator: Emulator, request: Request): Reply {
  const visit = sessionOf(emulator, "express", request);
  if (!visit) return over();
  const { store } = emulator;
  const { id } = visit.holder;
  const bank = bankAccountsOf(store, id)[0]?.stripe;
  const transfers = store.rows("transfers").filter((row) => row.destination === id);
  const payouts = store.rows("payouts").filter((row) => row.owner === id);
  const transferRows = transfers.map((row) => [day(row.created), row.id, dollars(row.amount)]);
  const payoutRows = payouts.map(({ stripe }) => [
    `${day(stripe.created)}, arrives ${day(stripe.arrival_date)}`,
    stripe.failure_code ? `${stripe.status}: ${stripe.failure_code}` : stripe.status,
    dollars(stripe.amount),
  ]);
  const shown = bank ? `${bank.bank_name} ••••${bank.last4} (${bank.status})` : "none yet";
  return htmlReply(
    page(
      "Express dashboard",
      `<p id="express-account">${escapeHtml(visit.holder.stripe.email ?? id)}</p>
<h2>Balance</h2>
<p id="express-balance">${dollars(centsAt(store, `available:${id}`))} available,
${dollars(centsAt(store, `in_transit:${id}`))} on its way to the bank</p>
<h2>Payouts to your bank</h2>${table("payouts", ["Date", "Status", "Amount"], payoutRows)}
<h2>Received</h2>${table("transfers", ["Date", "Transfer", "Amount"], transferRows)}
<h2>Bank account</h2>
<p id="express-bank">${escapeHtml(shown)}</p>
<form method="post" action="/express/session">${bankFields(bank?.account_holder_name ?? "")}
<div class="actions"><button id="save-bank" class="main">Save bank account</button></div></form>`,
    ),
  );
}

export function changeBank(emulator: Emulator, request: Request): Reply {
  const visit = sessionOf(emulator, "express", request);
  if (!visit) return over();
  const wish = readBank(new URLSearchParams(request.body));
  if (wish) emulator.perform((scene) => setBank(scene, visit.holder.id, wish));
  return redirectReply("/express/session");
}

function table(id: string, heads: readonly string[], rows: readonly string[][]): string {
  if (rows.length === 0) return `<p id="express-${id}">Nothing yet.</p>`;
  const cells = (tag: string, texts: readonly string[]) =>
    texts
      .map((text, index) => {
        const amount = index === texts.length - 1 ? ' class="amount"' : "";
        return `<${tag}${amount}>${escapeHtml(text)}</${tag}>`;
      })
      .join("");
  const newest = rows.slice(-MOST_ROWS).toReversed();
  const body = newest.map((row) => `<tr>${cells("td", row)}</tr>`).join("");
  return `<table id="express-${id}"><thead><tr>${cells("th", heads)}</tr></thead>
<tbody>${body}</tbody></table>`;
}

const over = (): Reply =>
  htmlReply(page("This link has been used", "<p>Ask for a new one.</p>"), {}, 410);
