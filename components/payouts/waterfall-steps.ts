import { greatest, least, type Micros } from "@/domain/money";
import type { PayoutParts } from "@/domain/payouts/waterfall";

export interface FallStep {
  readonly key: "earned" | "takenBack" | "released" | "other" | "gross" | "reserve" | "transfer";
  readonly kind: "total" | "more" | "less" | "kept";
  /** Signed, as it is shown. */
  readonly value: Micros;
  /** Where its bar begins and how long it is, in per cent of the whole width. */
  readonly from: number;
  readonly length: number;
}

interface Sums {
  readonly gross: Micros;
  readonly reserve: Micros;
  readonly transfer: Micros;
}

type Bare = Pick<FallStep, "key" | "kind" | "value"> & { readonly ends: readonly [Micros, Micros] };

/**
 * earnings − taken back + released reserves ± corrections = claimed; claimed − reserve = transfer.
 * Every bar begins where the one before ended; steps that are nothing are left out.
 */
export function waterfallSteps(parts: PayoutParts, sums: Sums): readonly FallStep[] {
  const { earned, takenBack, released, other } = parts;
  const { gross, reserve, transfer } = sums;
  const changes: Bare[] = [];
  let level = earned;
  const change = (key: FallStep["key"], value: Micros) => {
    if (value === 0n) return;
    const kind = value > 0n ? "more" : "less";
    changes.push({ key, kind, value, ends: [level, level + value] });
    level += value;
  };
  change("takenBack", -takenBack);
  change("released", released);
  change("other", other);

  const steps: Bare[] = [{ key: "earned", kind: "total", value: earned, ends: [0n, earned] }];
  steps.push(...changes);
  if (changes.length > 0) {
    steps.push({ key: "gross", kind: "total", value: gross, ends: [0n, gross] });
  }
  if (reserve !== 0n) {
    steps.push({ key: "reserve", kind: "kept", value: -reserve, ends: [gross, gross - reserve] });
  }
  steps.push({ key: "transfer", kind: "total", value: transfer, ends: [0n, transfer] });
  return placed(steps);
}

/** Lays the bars out over the stretch between the lowest and the highest end. */
function placed(steps: readonly Bare[]): FallStep[] {
  const ends = steps.flatMap((step) => step.ends);
  const low = ends.reduce(least, 0n);
  const whole = greatest(ends.reduce(greatest, 0n) - low, 1n);
  const share = (amount: Micros) => Number((amount * 100_000n) / whole) / 1_000;
  return steps.map(({ ends: [a, b], ...step }) => ({
    ...step,
    from: share(least(a, b) - low),
    length: share(greatest(a, b) - least(a, b)),
  }));
}
