import type { Stage } from "./stage";

/** How much of everything: the quick mode is for every change, the full one for the record. */
export interface Scale {
  readonly mode: "quick" | "full";
  readonly developers: number;
  /** Sizes of history, in earnings, smallest first. */
  readonly sizes: readonly number[];
  readonly rounds: number;
  /** How long one side of one round of a rate may take. */
  readonly sliceMs: number;
}

export const QUICK: Scale = {
  mode: "quick",
  developers: 5_000,
  sizes: [50_000],
  rounds: 2,
  sliceMs: 500,
};

export const FULL: Scale = {
  mode: "full",
  developers: 100_000,
  sizes: [100_000, 1_000_000, 5_000_000],
  rounds: 5,
  sliceMs: 3_000,
};

export type Goal = { readonly atLeast: number } | { readonly atMost: number };

/** One line of the table. */
export interface Line {
  readonly what: string;
  readonly ours: string;
  readonly baseline: string;
  readonly ratio: number;
  readonly goal: Goal | null;
  /** What a reader has to know to judge it. */
  readonly note?: string;
}

/** One thing that is measured; a wrong sum inside it throws and fails the bench. */
export interface BenchRow {
  readonly id: string;
  readonly measure: (stage: Stage) => Promise<readonly Line[]>;
}

export function passes({ ratio, goal }: Line): boolean {
  if (goal === null) return true;
  return "atLeast" in goal ? ratio >= goal.atLeast : ratio <= goal.atMost;
}

export interface Paired {
  readonly ours: number;
  readonly baseline: number;
  /** Ours by the baseline, of each round by itself: the machine drifts between rounds. */
  readonly ratio: number;
}

type Side = (round: number) => Promise<number>;

/** Runs both sides in turn, the first one changing, and answers medians. */
export async function inTurn(
  rounds: number,
  sides: { readonly ours: Side; readonly baseline: Side },
): Promise<Paired> {
  const ours: number[] = [];
  const baseline: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const first = round % 2 === 0 ? "ours" : "baseline";
    for (const side of first === "ours" ? ["ours", "baseline"] : ["baseline", "ours"]) {
      if (side === "ours") ours.push(await sides.ours(round));
      else baseline.push(await sides.baseline(round));
    }
  }
  const ratios = ours.map((mine, round) => mine / (baseline[round] ?? Number.NaN));
  return { ours: median(ours), baseline: median(baseline), ratio: median(ratios) };
}

export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const place = (sorted.length - 1) * share;
  const low = sorted[Math.floor(place)] ?? Number.NaN;
  const high = sorted[Math.ceil(place)] ?? Number.NaN;
  return low + (high - low) * (place - Math.floor(place));
}

/** Milliseconds that the work took. */
export async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

/** Does the work over and over in so many lanes; answers what was done in a second. */
export async function ratePerSecond(
  lanes: number,
  ms: number,
  work: (lane: number) => Promise<number>,
): Promise<number> {
  const began = performance.now();
  const ends = began + ms;
  let done = 0;
  const lane = async (mine: number) => {
    while (performance.now() < ends) {
      const more = await work(mine);
      done += more;
    }
  };
  await Promise.all(Array.from({ length: lanes }, (_, mine) => lane(mine)));
  return (done * 1_000) / (performance.now() - began);
}

export function perSecond(rate: number): string {
  return `${Math.round(rate).toLocaleString("en-US")}/s`;
}

export function milliseconds(ms: number): string {
  return ms >= 1_000 ? `${(ms / 1_000).toFixed(2)} s` : `${ms.toFixed(ms < 10 ? 2 : 0)} ms`;
}

export function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(0)} MB`;
}
