"use client";

import { QueryClient, QueryClientProvider, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Amount } from "@/components/ui/amount";
import { Badge } from "@/components/ui/badge";
import type { RunProgressWire } from "@/contract/operator/payout-runs";

const EVERY_MS = 1_500;
const OPEN = ["planned", "pending", "processing"];

interface Props {
  readonly initial: RunProgressWire;
}

/** A run as it goes: planning, then its transfers, asked for anew until nothing is under way. */
export function RunProgress({ initial }: Props) {
  const [client] = useState(() => new QueryClient());
  return (
    <QueryClientProvider client={client}>
      <Live initial={initial} />
    </QueryClientProvider>
  );
}

function Live({ initial }: Props) {
  const { data, isError } = useQuery({
    queryKey: ["run", initial.run_id],
    queryFn: () => readRun(initial.run_id),
    initialData: initial,
    refetchInterval: ({ state }) => (isUnderWay(state.data ?? initial) ? EVERY_MS : false),
  });
  const { sending, payouts, developers } = data;
  const countOf = (states: readonly string[]) =>
    sending.reduce((sum, one) => (states.includes(one.state) ? sum + one.payouts : sum), 0);
  const open = countOf(OPEN);
  const share = payouts === 0 ? 100 : ((payouts - open) / payouts) * 100;
  return (
    <div className="flex flex-col gap-4" aria-live="polite">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2 text-sm">
        {data.state === "planning" ? (
          <Badge tone="busy">Planning: {developers} developers so far</Badge>
        ) : open > 0 ? (
          <Badge tone="busy">
            Sending: {payouts - open} of {payouts} settled
          </Badge>
        ) : (
          <Badge tone="good">Done</Badge>
        )}
        {isError ? <span className="text-bad">The latest could not be read.</span> : null}
      </div>
      <svg
        role="img"
        aria-label={`${payouts - open} of ${payouts} payouts settled`}
        className="h-3 w-full overflow-hidden rounded-full bg-sunken"
      >
        <rect width={`${share}%`} height="100%" className="fill-part-way" />
      </svg>
      <ul className="flex flex-wrap gap-x-6 gap-y-1 text-sm">
        {sending.map((one) => (
          <li key={one.state} className="tabular-nums">
            <span className="inline-block text-ink-muted first-letter:uppercase">
              {one.state.replace("_", " ")}
            </span>
            {` ${one.payouts}, `}
            <Amount value={String(one.transfer_credits)} />
          </li>
        ))}
      </ul>
    </div>
  );
}

function isUnderWay({ state, sending }: RunProgressWire): boolean {
  return state === "planning" || sending.some((one) => OPEN.includes(one.state));
}

async function readRun(id: string): Promise<RunProgressWire> {
  const answer = await fetch(`/api/v1/operator/payout-runs/${id}`);
  if (!answer.ok) throw new Error(`the run answered ${answer.status}`);
  return answer.json();
}
