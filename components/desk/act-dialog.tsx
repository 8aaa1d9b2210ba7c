"use client";

import { AlertDialog } from "@base-ui/react/alert-dialog";
import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { callApi, type Write } from "@/components/ui/call-api";
import { type ActField, bodyOf, refusalOf } from "./act-fields";
import { ActInput, Will } from "./act-parts";
import { toVerdicts } from "./verdict-table";

export interface Asked {
  readonly title: string;
  readonly confirmLabel: string;
  readonly path: string;
  readonly method?: Write;
  readonly body?: object;
  readonly fields?: readonly ActField[];
  /** What it will do, where that is the same for everybody: the ends of "This will …". */
  readonly willDo?: readonly string[];
  /** The server says what it would do, and what has to be typed, before it does it. */
  readonly isMoney?: boolean;
  /** Sent along as `id`, a new one each time it is asked. */
  readonly hasOwnId?: boolean;
  /** What is filled in is one of the API's `rows`. */
  readonly inRow?: boolean;
  readonly done?: string;
}

interface Props {
  readonly asked: Asked;
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly onDone: (said: string) => void;
}

/** Loaded when it is first asked for: most visits only read. */
export function ActDialog({ asked, open, onOpenChange, onDone }: Props) {
  return (
    <AlertDialog.Root open={open} onOpenChange={onOpenChange}>
      <AlertDialog.Portal>
        <AlertDialog.Backdrop className="fixed inset-0 z-40 bg-black/45" />
        <AlertDialog.Popup
          className="fixed top-1/2 left-1/2 z-50 max-h-[calc(100dvh-2rem)] w-[30rem]
            max-w-[calc(100vw-2rem)] -translate-x-1/2 -translate-y-1/2 overflow-y-auto
            rounded-card border border-line bg-surface p-6 shadow-raised"
        >
          <AlertDialog.Title className="text-lg font-semibold tracking-tight">
            {asked.title}
          </AlertDialog.Title>
          {open ? <Steps asked={asked} onDone={onDone} /> : null}
        </AlertDialog.Popup>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  );
}

/** What the server measured that this would do. */
interface Foretold {
  readonly body: object;
  readonly willDo: readonly string[];
  readonly confirmation: string | null;
  readonly needsApproval: boolean;
}

function Steps({ asked, onDone }: Pick<Props, "asked" | "onDone">) {
  const router = useRouter();
  const [isBusy, setIsBusy] = useState(false);
  const [refusal, setRefusal] = useState("");
  const [foretold, setForetold] = useState<Foretold | null>(null);
  const [ownId] = useState(() => (asked.hasOwnId ? { id: crypto.randomUUID() } : {}));

  const send = async (body: object, then: (answer: Readonly<Record<string, unknown>>) => void) => {
    setIsBusy(true);
    setRefusal("");
    const answer = await callApi(asked.path, body, asked.method);
    setIsBusy(false);
    if (answer.kind === "refused") setRefusal(refusalOf(asked.fields ?? [], answer));
    else then(answer.body);
  };
  const finish = (answer: Readonly<Record<string, unknown>>) => {
    router.refresh();
    if (answer.status === "proposed") onDone("Proposed: another admin has to approve it.");
    else if (answer.status === "already_running") onDone("A run is already being made.");
    else onDone(String(answer.said ?? asked.done ?? "Done."));
  };
  const submit = (sent: FormEvent<HTMLFormElement>) => {
    sent.preventDefault();
    const form = new FormData(sent.currentTarget);
    if (foretold) {
      const typed = String(form.get("confirmation") ?? "").trim();
      return send({ ...foretold.body, ...(typed ? { confirmation: typed } : {}) }, finish);
    }
    const filled = bodyOf(asked.fields ?? [], form);
    if ("fault" in filled) return setRefusal(filled.fault);
    const typed = asked.inRow ? { rows: [filled.body] } : filled.body;
    const body = { ...asked.body, ...ownId, ...typed };
    if (!asked.isMoney) return send(body, finish);
    return send({ ...body, dry_run: true }, (answer) => setForetold(toForetold(body, answer)));
  };
  return (
    <form onSubmit={submit} className="mt-3 flex flex-col gap-4">
      {foretold ? (
        <Review foretold={foretold} />
      ) : (
        <>
          {asked.willDo ? <Will lines={asked.willDo} /> : null}
          {asked.fields?.map((field) => (
            <ActInput key={field.name} field={field} />
          ))}
        </>
      )}
      <p role="alert" className="text-sm text-bad empty:hidden">
        {refusal}
      </p>
      <div className="flex flex-wrap justify-end gap-2">
        <AlertDialog.Close render={<Button disabled={isBusy} />}>Not now</AlertDialog.Close>
        <Button type="submit" look="primary" disabled={isBusy}>
          {isBusy ? "One moment…" : label()}
        </Button>
      </div>
    </form>
  );

  function label() {
    if (asked.isMoney && !foretold) return "What will it do?";
    return foretold?.needsApproval ? "Propose" : asked.confirmLabel;
  }
}

function toForetold(body: object, answer: Readonly<Record<string, unknown>>): Foretold {
  const { this_will: lines, confirmation, needs_approval: needsApproval } = answer;
  return {
    body,
    willDo: [...(Array.isArray(lines) ? lines.map(String) : []), ...rejectionsIn(answer.rows)],
    confirmation: typeof confirmation === "string" ? confirmation : null,
    needsApproval: needsApproval === true,
  };
}

/** Rows that would not be taken, with why. */
function rejectionsIn(rows: unknown): string[] {
  return toVerdicts(rows).flatMap(({ outcome, detail }) =>
    outcome === "rejected" ? [`It is rejected: ${detail}.`] : [],
  );
}

function Review({ foretold }: { readonly foretold: Foretold }) {
  const { willDo, confirmation, needsApproval } = foretold;
  const hint = "This amount is large enough to be typed.";
  const field = { kind: "text", name: "confirmation", label: "", hint } as const;
  return (
    <>
      <Will lines={willDo} isWhole />
      {needsApproval ? (
        <p className="rounded-control bg-caution-soft px-4 py-3 text-sm text-caution">
          It is too large for one person: another admin has to approve it within three days.
        </p>
      ) : null}
      {confirmation ? (
        <ActInput field={{ ...field, label: `Type ${confirmation} to confirm` }} />
      ) : null}
    </>
  );
}
