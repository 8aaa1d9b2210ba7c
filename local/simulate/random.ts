import { seeded } from "../seeded";

/** Chance that a seed decides: the same seed gives the same schedule. */
export interface Random {
  /** At least 0, below 1. */
  next(): number;
  /** A whole number from 0, below `below`. */
  below(below: number): number;
  chance(probability: number): boolean;
  pick<T>(from: readonly T[]): T;
  /** One of these, as often as its weight says. */
  weighted<T>(from: readonly (readonly [number, T])[]): T;
}

export function createRandom(seed: number): Random {
  const next = seeded(Math.imul(seed + 1, 0x9e3779b1));
  const below = (limit: number) => Math.floor(next() * limit);
  const pick = <T>(from: readonly T[]): T => {
    const chosen = from[below(from.length)];
    if (chosen === undefined) throw new Error("nothing to pick from");
    return chosen;
  };
  return {
    next,
    below,
    chance: (probability) => next() < probability,
    pick,
    weighted(from) {
      let left = next() * from.reduce((sum, [weight]) => sum + weight, 0);
      for (const [weight, one] of from) {
        left -= weight;
        if (left < 0) return one;
      }
      return pick(from)[1];
    },
  };
}
