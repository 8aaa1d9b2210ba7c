import type { Emulator } from "../emulator";
import { htmlReply, type Reply, type Request, redirectReply } from "../http";
import { finishOnboarding, OUTCOMES, type Outcome } from "../onboarding";
import { bankFields, readBank } from "./bank-form";
import { escapeHtml, page } from "./layout";
import { closeSession, isOpen, isRejected, openSession, sessionOf, visitOf } from "./sessions";

const BUTTONS: ReadonlyArray<readonly [Outcome, string, string]> = [
  ["complete", "complete", "Complete onboarding"],
  ["leave", "leave", "Leave for later"],
  ["in_review", "in-review", "Submit for review"],
  ["past_due", "past-due", "More information needed"],
  ["rejected", "reject", "Reject"],
];

/** The link of an account_link: good for one visit within 300 s, else back to refresh_url. */
export function openOnboarding(emulator: Emulator, owner: string, token: string): Reply {
  const visit = visitOf(emulator, "onboarding", token, owner);
  if (!visit) return htmlReply(page("Link not found", "<p>Ask for a new one.</p>"), {}, 404);
  if (!isOpen(emulator, visit)) return redirectReply(visit.link.refreshUrl);
  const cookie = openSession(emulator, visit);
  return redirectReply("/setup/session", { "set-cookie": cookie });
}

export function showOnboarding(emulator: Emulator, request: Request): Reply {
  const visit = sessionOf(emulator, "onboarding", request);
  if (!visit) return htmlReply(page("Session over", "<p>Ask for a new link.</p>"), {}, 410);
  if (isRejected(visit.holder)) return redirectReply(visit.link.refreshUrl);
  const { stripe } = visit.holder;
  const name = stripe.business_profile?.name ?? stripe.email ?? stripe.id;
  const buttons = BUTTONS.map(
    ([outcome, id, words]) =>
      `<button id="${id}" name="outcome" value="${outcome}"` +
      `${outcome === "complete" ? ' class="main"' : ""}>${words}</button>`,
  );
  return htmlReply(
    page(
      "Get paid with Stripe",
      `<p>Set up payouts for <strong>${escapeHtml(name)}</strong>.</p>
<form method="post" action="/setup/session">
<h2>Where your money goes</h2>
${bankFields("Jenny Rosen")}
<div class="actions">${buttons.join("\n")}</div>
</form>`,
    ),
  );
}

/** return_url says nothing of how it went: whoever it is must ask for the account. */
export function finishVisit(emulator: Emulator, request: Request): Reply {
  const visit = sessionOf(emulator, "onboarding", request);
  if (!visit) return htmlReply(page("Session over", "<p>Ask for a new link.</p>"), {}, 410);
  const form = new URLSearchParams(request.body);
  const outcome = OUTCOMES.find((one) => one === form.get("outcome"));
  if (!outcome) return redirectReply("/setup/session");
  closeSession(emulator, visit);
  emulator.perform((scene) =>
    finishOnboarding(scene, visit.holder, { outcome, bank: readBank(form) }),
  );
  return redirectReply(visit.link.returnUrl);
}
