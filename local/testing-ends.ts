import { afterAll, beforeAll, onTestFinished } from "vitest";

type End = () => unknown;

let ofSuite: End[] | null = null;

/** What a bench takes down when its test is over, or its suite where `forSuite` opened it. */
export function whenOver(end: End): void {
  if (ofSuite) ofSuite.push(end);
  else onTestFinished(async () => void (await end()));
}

/** Opens a bench once for all tests around, for tables that only read or share no state. */
export function forSuite<Bench>(open: () => Promise<Bench>, timeoutMs?: number): () => Bench {
  const ends: End[] = [];
  const opened: Bench[] = [];
  beforeAll(async () => {
    ofSuite = ends;
    try {
      opened.push(await open());
    } finally {
      ofSuite = null;
    }
  }, timeoutMs);
  afterAll(async () => {
    for (const end of ends.reverse()) await end();
  });
  return () => {
    const [bench] = opened;
    if (bench === undefined) throw new Error("the bench is open in tests only");
    return bench;
  };
}
