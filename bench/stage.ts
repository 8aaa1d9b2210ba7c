import type { Scale } from "./frame";
import type { BenchServer } from "./server";

/** What a row works with. */
export interface Stage {
  readonly scale: Scale;
  readonly server: BenchServer;
  /** Shown while it goes on. */
  readonly say: (doing: string) => void;
}

/** The size that a row of one size uses. */
export function usualSize({ sizes }: Scale): number {
  return sizes[Math.min(1, sizes.length - 1)] ?? 0;
}

/** A wrong sum is no noise: it fails the bench. */
export function mustBe(what: string, found: unknown, expected: unknown): void {
  if (found === expected) return;
  throw new Error(`${what}: ${String(found)}, and not ${String(expected)}`);
}
