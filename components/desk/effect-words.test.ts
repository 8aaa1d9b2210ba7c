import { expect, test } from "vitest";
import type { Effect } from "@/domain/desk/money-action";
import { effectWords } from "./effect-words";

const owed = (name: string, before: bigint, after: bigint): Effect => ({
  developerId: name,
  name,
  changes: [{ ledgerAccount: "owed", before, after }],
});

test("each change of a developer's money is a sentence with the figures of both sides", () => {
  const effect: Effect = {
    ...owed("Ada", 12_000_000n, -3_000_000n),
    changes: [
      { ledgerAccount: "owed", before: 12_000_000n, after: -3_000_000n },
      { ledgerAccount: "reserved", before: 8_000_000n, after: 5_000_000n },
      { ledgerAccount: "losses", before: 0n, after: 12_000_000n },
    ],
  };
  expect(effectWords([effect])).toEqual([
    "Ada is owed $15.00 less: −$3.00 instead of $12.00.",
    "$3.00 of Ada’s reserve is used up or given back: $5.00 stays.",
    "The platform gains $12.00.",
  ]);
});

test("of many developers the first are named and the others summed up", () => {
  const many = Array.from({ length: 8 }, (_, n) => owed(`D${n}`, 2_000_000n, 1_000_000n));
  const words = effectWords(many);
  expect(words).toHaveLength(6);
  expect(words.at(-1)).toBe("3 other developers are owed $3.00 less in all.");
  expect(effectWords([])[0]).toMatch(/^Nothing changes/);
});
