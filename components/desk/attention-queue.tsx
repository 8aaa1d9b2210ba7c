import Link from "next/link";
import { Amount } from "@/components/ui/amount";
import { Badge, type Tone } from "@/components/ui/badge";
import { buttonClass } from "@/components/ui/button";
import { DateTime } from "@/components/ui/date-time";
import type { AttentionKind } from "@/domain/desk/attention";
import { Act } from "./act";
import type { AttentionAction, AttentionEntry, AttentionWho } from "./attention-actions";

interface Props {
  readonly entries: readonly AttentionEntry[];
  /** A viewer sees what there is to do, without the buttons. */
  readonly mayAct: boolean;
}

const LOOKS: Readonly<Record<AttentionKind, { readonly tone: Tone; readonly word: string }>> = {
  sending_stopped: { tone: "bad", word: "Stopped" },
  unknown_attempt: { tone: "bad", word: "Unknown" },
  funding_short: { tone: "bad", word: "Funding" },
  failed_payout: { tone: "caution", word: "Failed" },
  returned_payout: { tone: "caution", word: "Returned" },
  restricted_account: { tone: "caution", word: "Restricted" },
  parked_event: { tone: "caution", word: "Webhook" },
  finding: { tone: "bad", word: "Finding" },
  safeguards_raised: { tone: "caution", word: "Limits" },
  proposal: { tone: "busy", word: "Approval" },
};

/** What waits for an operator, each entry with its safe next action first. */
export function AttentionQueue({ entries, mayAct }: Props) {
  return (
    <ul aria-label="Needs attention" className="divide-y divide-line">
      {entries.map((entry) => (
        <li
          key={entry.key}
          className="grid gap-x-6 gap-y-3 px-5 py-4 sm:px-6 md:grid-cols-[minmax(0,1fr)_auto]"
        >
          <Words entry={entry} />
          <Figures entry={entry} />
          <div className="flex flex-wrap items-start gap-2 md:col-span-2">
            {entry.actions.map((action, place) => (
              <Action
                key={action.label}
                action={action}
                entry={entry}
                isFirst={place === 0}
                mayAct={mayAct}
              />
            ))}
          </div>
        </li>
      ))}
    </ul>
  );
}

function Words({ entry }: { readonly entry: AttentionEntry }) {
  const { kind, title, who, about, advice } = entry;
  const { tone, word } = LOOKS[kind];
  return (
    <div className="min-w-0">
      <h3 className="flex flex-wrap items-center gap-x-3 gap-y-1 font-medium">
        <Badge tone={tone}>{word}</Badge>
        <span>
          {title}
          {who ? (
            <>
              {": "}
              <Who who={who} />
            </>
          ) : null}
        </span>
      </h3>
      <p className="mt-1.5 max-w-prose text-sm break-words">{about}</p>
      {advice ? <p className="mt-1 max-w-prose text-sm text-ink-muted">{advice}</p> : null}
    </div>
  );
}

function Who({ who: { name, href, isId } }: { readonly who: AttentionWho }) {
  const shown = isId ? <code className="font-mono text-sm break-all">{name}</code> : name;
  if (!href) return shown;
  return (
    <Link href={href} className="text-accent underline">
      {shown}
    </Link>
  );
}

function Figures({ entry: { amount, since } }: { readonly entry: AttentionEntry }) {
  return (
    <div className="flex flex-wrap items-baseline gap-x-3 text-sm md:flex-col md:items-end">
      {amount === null ? null : <Amount value={amount} className="text-base font-semibold" />}
      {since ? (
        <span className="text-ink-faint">
          since <DateTime value={since} as="moment" />
        </span>
      ) : null}
    </div>
  );
}

interface ActionProps {
  readonly action: AttentionAction;
  readonly entry: AttentionEntry;
  readonly isFirst: boolean;
  readonly mayAct: boolean;
}

function Action({ action, entry, isFirst, mayAct }: ActionProps) {
  const about = entry.who ? `${entry.title}: ${entry.who.name}` : entry.title;
  if (action.kind === "link") {
    return (
      <Link
        href={action.href}
        aria-label={`${action.label}: ${about}`}
        className={buttonClass({ size: "small", look: isFirst ? "primary" : "quiet" })}
      >
        {action.label}
      </Link>
    );
  }
  if (!mayAct) return null;
  return (
    <Act
      label={action.label}
      name={`${action.label}: ${about}`}
      look={isFirst ? "primary" : "quiet"}
      title={`${action.label}?`}
      confirmLabel={action.label}
      path={action.path}
      body={action.body}
      willDo={action.willDo}
      fields={action.fields}
    />
  );
}
