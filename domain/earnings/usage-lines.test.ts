import fc from "fast-check";
import { expect, test } from "vitest";
import { Unreadable } from "./unreadable";
import { readUsageLines, type UsageLines } from "./usage-lines";

const bytes = (text: string) => new TextEncoder().encode(text);

async function* arriving(chunks: readonly Uint8Array[]) {
  yield* chunks;
}

async function read(chunks: readonly Uint8Array[], most = 1_000): Promise<UsageLines[]> {
  const parts: UsageLines[] = [];
  for await (const part of readUsageLines(arriving(chunks), most)) parts.push(part);
  return parts;
}

test("the same calls arrive, wherever the chunks are cut", async () => {
  const calls = [{ id: "ä" }, { id: "😀" }, { id: "plain" }];
  const whole = bytes(`${calls.map((one) => JSON.stringify(one)).join("\n")}\n`);
  const cuts = fc.uniqueArray(fc.integer({ min: 0, max: whole.length }), { maxLength: 8 });
  await fc.assert(
    fc.asyncProperty(cuts, fc.integer({ min: 1, max: 4 }), async (at, most) => {
      const places = [0, ...at.sort((a, b) => a - b), whole.length];
      const chunks = places.slice(1).map((end, n) => whole.subarray(places[n], end));
      const parts = await read(chunks, most);
      expect(parts.flatMap((part) => part.calls.map(({ call }) => call))).toEqual(calls);
      expect(parts.map(({ isEnd }) => isEnd).lastIndexOf(false)).toBe(parts.length - 2);
    }),
  );
});

test("parts end where they are full; the last one says so, even with nothing in it", async () => {
  const parts = await read([bytes("1\n2\n\n3\n4")], 2);
  expect(parts).toEqual([
    {
      calls: [
        { line: 1, call: 1 },
        { line: 2, call: 2 },
      ],
      lines: 2,
      isEnd: false,
    },
    {
      calls: [
        { line: 4, call: 3 },
        { line: 5, call: 4 },
      ],
      lines: 5,
      isEnd: false,
    },
    { calls: [], lines: 5, isEnd: true },
  ]);
  expect(await read([])).toEqual([{ calls: [], lines: 0, isEnd: true }]);
});

test.each([
  ["no JSON", bytes("{torn")],
  ["no UTF-8", new Uint8Array([0x22, 0xff, 0x22])],
  ["longer than any call", bytes(`"${"x".repeat(70_000)}"`)],
])("a line that is %s stands alone", async (_, line) => {
  const [part] = await read([bytes("1\n"), line, bytes("\n2\n")]);
  expect(part?.calls.map(({ line: number }) => number)).toEqual([1, 2, 3]);
  expect(part?.calls.map(({ call }) => call)).toEqual([1, expect.any(Unreadable), 2]);
});
