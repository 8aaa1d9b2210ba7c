import { Globe } from "lucide-react";
import type { ReactNode } from "react";
import { Badge } from "@/components/ui/badge";
import { DateTime } from "@/components/ui/date-time";
import { Definition, DefinitionList } from "@/components/ui/definition-list";
import { PAYEE_COUNTRY } from "@/domain/connect/country";
import type { ConnectedAccount } from "@/domain/connect/readiness";
import { connectState } from "./connect-state";
import { CONNECT_WORDS, RETURNED_WORDS } from "./connect-words";
import { GoToStripe } from "./go-to-stripe";
import { requirementWords } from "./requirement-words";

type Account = ConnectedAccount & {
  readonly verifiedAt: Date | null;
  readonly retrievedAt: Date;
};

interface Props {
  readonly account: Account | null;
  /** Ready at Stripe, and yet the bank refused what it was sent. */
  readonly isReturned: boolean;
  /** The button that asks Stripe now. */
  readonly check: ReactNode;
}

const PAYEE_COUNTRY_NAME = new Intl.DisplayNames("en", { type: "region" }).of(PAYEE_COUNTRY);
const API = "/api/v1/developer/earnings/connect";

/** How far it is with Stripe, and the one thing to do next. */
export function ConnectCard({ account, isReturned, check }: Props) {
  const state = connectState(account);
  const words = state === "done" && isReturned ? RETURNED_WORDS : CONNECT_WORDS[state];
  const { badge, tone, title, text, action } = words;
  const missing = state === "restricted" ? requirementWords(account?.currentlyDue ?? []) : [];
  return (
    <section className="rounded-card border border-line bg-surface p-5 shadow-card sm:p-8">
      <Badge tone={tone}>{badge}</Badge>
      <h2 className="mt-3 text-xl font-semibold tracking-tight">{title}</h2>
      <p className="mt-1.5 max-w-prose text-ink-muted">{text}</p>
      {state === "not_connected" || state === "closed" ? <WhereItGoes /> : null}
      {missing.length > 0 ? <Missing words={missing} /> : null}
      {state === "done" && account ? <Destination account={account} /> : null}
      <div className="mt-6 flex flex-wrap items-start gap-3">
        {action ? (
          <GoToStripe label={action} path={`${API}/onboard`} field="onboarding_url" />
        ) : null}
        {state === "done" ? (
          <GoToStripe label="Open Stripe dashboard" path={`${API}/dashboard-link`} field="url" />
        ) : null}
        {account ? check : null}
      </div>
      {account ? (
        <p className="mt-4 text-xs text-ink-faint">
          As Stripe told us on <DateTime value={account.retrievedAt} as="moment" />.
        </p>
      ) : null}
    </section>
  );
}

/** Said before anybody starts: people elsewhere should not find out at Stripe. */
function WhereItGoes() {
  return (
    <p className="mt-4 flex max-w-prose items-start gap-2.5 text-sm text-ink-muted">
      <Globe className="mt-0.5 size-4 shrink-0 text-ink-faint" aria-hidden />
      <span>
        We can pay people with a bank account in{" "}
        <strong className="font-medium text-ink">the {PAYEE_COUNTRY_NAME}</strong>. Elsewhere your
        earnings are counted, but cannot be sent yet.
      </span>
    </p>
  );
}

function Missing({ words }: { readonly words: readonly string[] }) {
  return (
    <div className="mt-4 rounded-control bg-caution-soft px-4 py-3 text-sm">
      <p className="font-medium text-caution">Still missing</p>
      <ul className="mt-1 list-disc pl-5">
        {words.map((word) => (
          <li key={word}>{word}</li>
        ))}
      </ul>
    </div>
  );
}

function Destination({ account }: { readonly account: Account }) {
  const { bankName, bankLast4, defaultCurrency, verifiedAt } = account;
  return (
    <div className="mt-5 max-w-md border-y border-line">
      <DefinitionList>
        <Definition term="Bank">
          <span className="font-medium">
            {bankName ?? "Bank account"} {bankLast4 ? `••${bankLast4}` : ""}
          </span>
        </Definition>
        {defaultCurrency ? (
          <Definition term="Currency">{defaultCurrency.toUpperCase()}</Definition>
        ) : null}
        {verifiedAt ? (
          <Definition term="Ready since">
            <DateTime value={verifiedAt} />
          </Definition>
        ) : null}
      </DefinitionList>
    </div>
  );
}
