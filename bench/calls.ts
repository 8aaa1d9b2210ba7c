import { basename } from "node:path";
import { tracePath } from "../local/replay/any-trace";
import { readTrace, toCall } from "../local/replay/trace";
import { seeded } from "../local/seeded";
import { appId, zipf } from "./load";

export interface ReportedCall {
  readonly id: string;
  readonly app_id: string;
  readonly occurred_at: string;
  readonly cost_credits: number;
  readonly model: string;
  readonly endpoint: string;
}

type Spread = (developers: number, chance: () => number) => number;
/** What a call costs, in micros. */
type Costs = (chance: () => number) => number;

const evenly: Costs = (chance) => 1_000_000 + Math.floor(chance() * 1_000_000);

/** As in a trace of real requests where `TRIBUTARY_TRACE` names one, else in a made-up one. */
export async function realCosts(): Promise<{ readonly trace: string; readonly costs: Costs }> {
  const path = tracePath();
  const lines = await readTrace(path);
  const known = lines.map((line) => toCall(line, "", 0, 1).cost_credits);
  const costs: Costs = (chance) => known[Math.floor(chance() * known.length)] ?? 0;
  return { trace: basename(path), costs };
}

/** Half of all calls are the busiest developer's, the rest Zipf like the others. */
export const halfForOne: Spread = (developers, chance) =>
  chance() < 0.5 ? 0 : zipf(developers, chance);

/** Makes calls of the last minute; never the same id twice, and what they cost is known. */
export function callMaker(
  developers: number,
  spread: Spread = zipf,
  prefix = "call",
  costs: Costs = evenly,
) {
  const chance = seeded(42);
  let made = 0;
  let accrued = 0n;
  return {
    /** What the calls made so far credit, in micros. */
    accrued: () => accrued,
    made: () => made,
    batch(size: number): ReportedCall[] {
      const now = Date.now();
      return Array.from({ length: size }, () => {
        made += 1;
        const cost = costs(chance);
        const markup = (BigInt(cost) * 4_000n) / 10_000n;
        accrued += markup - (markup * 500n) / 10_000n;
        return {
          id: `${prefix}_${String(made).padStart(12, "0")}`,
          app_id: appId(spread(developers, chance)),
          occurred_at: new Date(now - Math.floor(chance() * 60_000)).toISOString(),
          cost_credits: cost,
          model: "large",
          endpoint: "/v1/messages",
        };
      });
    },
  };
}
