"use client";

import { useState } from "react";
import { WorkedExample } from "./worked-example";

interface Props {
  readonly initialBps: number;
  readonly maximumBps: number;
  readonly feeBps: number;
}

/** Half a per cent: finer prices are set over the API. */
const STEP_BPS = 50;

/** What is added to the cost of a call, with what that comes to for one of $1.00. */
export function MarkupField({ initialBps, maximumBps, feeBps }: Props) {
  const [bps, setBps] = useState(initialBps);
  return (
    <div className="flex flex-col gap-4">
      <label className="flex flex-col gap-2 text-sm font-medium">
        <span className="flex items-baseline justify-between gap-4">
          Markup
          <output className="text-2xl font-semibold tracking-tight tabular-nums">
            {bps / 100}%
          </output>
        </span>
        <input
          type="range"
          name="markup_bps"
          min={0}
          max={maximumBps}
          step={initialBps % STEP_BPS === 0 ? STEP_BPS : 1}
          value={bps}
          onChange={(change) => setBps(change.target.valueAsNumber)}
          aria-label="Markup"
          aria-valuetext={`${bps / 100}%`}
          className="h-6 w-full accent-accent"
        />
        <span
          aria-hidden
          className="flex justify-between text-xs font-normal text-ink-faint tabular-nums"
        >
          <span>0%</span>
          <span>{maximumBps / 200}%</span>
          <span>{maximumBps / 100}%</span>
        </span>
      </label>
      <WorkedExample markupBps={bps} feeBps={feeBps} />
    </div>
  );
}
