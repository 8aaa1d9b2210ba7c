"use client";

import { useRouter } from "next/navigation";
import { type ChangeEvent, type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { callApi } from "@/components/ui/call-api";
import { Field, TextInput } from "@/components/ui/field";
import { Will } from "./act-parts";
import { CLAWBACK_COLUMNS, clawbackRows } from "./csv-rows";
import { rowsText } from "./row-words";
import { toVerdicts, type Verdict, VerdictTable } from "./verdict-table";

const PATH = "/api/v1/operator/clawbacks";

interface Judged {
  readonly verdicts: readonly Verdict[];
  readonly willDo: readonly string[];
  readonly confirmation: string | null;
  readonly needsApproval: boolean;
  readonly status: string;
}

/** A file of clawbacks: judged row by row first, then taken in whole, however often it is sent. */
export function ClawbackFile() {
  const router = useRouter();
  const [rows, setRows] = useState<readonly object[]>([]);
  const [intakeId, setIntakeId] = useState("");
  const [fault, setFault] = useState<string | null>(null);
  const [judged, setJudged] = useState<Judged | null>(null);
  const [isBusy, setIsBusy] = useState(false);

  const ask = async (of: readonly object[], id: string, more: object) => {
    setIsBusy(true);
    const answer = await callApi(PATH, { id, source: "csv", rows: of, ...more });
    setIsBusy(false);
    if (answer.kind === "refused") return setFault(answer.message);
    setFault(null);
    setJudged(toJudged(answer.body));
    if (!("dry_run" in more)) router.refresh();
  };
  const choose = async ({ target }: ChangeEvent<HTMLInputElement>) => {
    const file = target.files?.[0];
    setJudged(null);
    if (!file) return;
    const read = clawbackRows(await file.text());
    setFault(read.fault);
    setRows(read.rows);
    const id = `${file.name.slice(0, 60)}-${crypto.randomUUID()}`;
    setIntakeId(id);
    if (!read.fault) await ask(read.rows, id, { dry_run: true });
  };
  const take = (sent: FormEvent<HTMLFormElement>) => {
    sent.preventDefault();
    const typed = String(new FormData(sent.currentTarget).get("confirmation") ?? "").trim();
    return ask(rows, intakeId, typed ? { confirmation: typed } : {});
  };
  return (
    <div className="flex flex-col gap-4">
      <Field
        label="CSV file"
        hint={
          <>
            First line <code className="font-mono text-xs">{CLAWBACK_COLUMNS.join(",")}</code>.
            Without a cost all that is left of the call is taken back. Up to 1,000 rows.
          </>
        }
      >
        <TextInput
          type="file"
          accept=".csv,text/csv"
          disabled={isBusy}
          onChange={choose}
          className="py-1.5 file:mr-3 file:h-7 file:cursor-pointer file:rounded-control
            file:bg-sunken file:px-3 file:font-medium"
        />
      </Field>
      <p role="alert" className="text-sm text-bad empty:hidden">
        {fault}
      </p>
      <p role="status" className="text-sm text-ink-muted empty:hidden">
        {isBusy && !judged ? `Judging ${rowsText(rows.length)}; nothing is taken back yet…` : null}
      </p>
      {judged ? (
        <form onSubmit={take} className="flex flex-col gap-4">
          <Outcome judged={judged} isBusy={isBusy} />
          <VerdictTable verdicts={judged.verdicts} rows={rows} />
        </form>
      ) : null}
    </div>
  );
}

function Outcome({ judged, isBusy }: { readonly judged: Judged; readonly isBusy: boolean }) {
  const { status, willDo, confirmation, needsApproval } = judged;
  if (status !== "dry_run") {
    return (
      <p role="status" className="rounded-control bg-good-soft px-4 py-3 text-sm text-good">
        {status === "proposed"
          ? "Proposed: another admin has to approve it."
          : "Taken in; each row's outcome is below and stays listed under the latest intakes."}
      </p>
    );
  }
  return (
    <>
      <Will lines={willDo} isWhole />
      {confirmation ? (
        <Field label={`Type ${confirmation} to confirm`}>
          <TextInput name="confirmation" required autoComplete="off" />
        </Field>
      ) : null}
      <Button type="submit" look="primary" disabled={isBusy} className="self-start">
        {isBusy ? "One moment…" : needsApproval ? "Propose" : "Take in"}
      </Button>
    </>
  );
}

function toJudged(body: Readonly<Record<string, unknown>>): Judged {
  const { this_will: lines, confirmation, needs_approval: needsApproval, status, rows } = body;
  return {
    status: String(status),
    willDo: Array.isArray(lines) ? lines.map(String) : [],
    confirmation: typeof confirmation === "string" ? confirmation : null,
    needsApproval: needsApproval === true,
    verdicts: toVerdicts(rows),
  };
}
