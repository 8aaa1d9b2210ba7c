import "server-only";
import { type Database, refusalCode } from "./client";

export interface Limits<Wish> {
  /** How many batches may be under way at once. */
  readonly lanes: number;
  /** What a batch holds at most; a single wish that is heavier goes alone. */
  readonly most: number;
  readonly weigh: (wish: Wish) => number;
}

/** Answers in the order of the wishes; what takes longer may be promised, and its lane goes on. */
type Work<Wish, Answer> = (
  wishes: readonly Wish[],
) => Promise<readonly (Answer | Promise<Answer>)[]>;

/** A part of a batch is committed, so that doing its wishes again would answer otherwise. */
export class PartlyDone extends Error {}

interface Waiting<Wish, Answer> {
  readonly wish: Wish;
  readonly resolve: (answer: Answer | Promise<Answer>) => void;
  readonly reject: (fault: unknown) => void;
}

/**
 * Lets wishes that wait at the same time share one statement: whatever comes while the lanes are
 * busy goes into the next batch, and nothing ever waits for a timer. A wish is answered after the
 * work that began after it came. If a batch fails by a statement of the database, each of its
 * wishes is tried by itself, so that nobody fails by another's fault.
 */
export function coalesce<Wish, Answer>(
  work: Work<Wish, Answer>,
  { lanes, most, weigh }: Limits<Wish>,
): (wish: Wish) => Promise<Answer> {
  let queue: Waiting<Wish, Answer>[] = [];
  let busy = 0;

  function takeBatch(): Waiting<Wish, Answer>[] {
    let weight = 0;
    let size = 0;
    for (const { wish } of queue) {
      weight += weigh(wish);
      if (size > 0 && weight > most) break;
      size += 1;
    }
    const batch = queue.slice(0, size);
    queue = queue.slice(size);
    return batch;
  }

  async function drive(): Promise<void> {
    busy += 1;
    while (queue.length > 0) await answer(work, takeBatch());
    busy -= 1;
  }

  return (wish) =>
    new Promise((resolve, reject) => {
      queue.push({ wish, resolve, reject });
      if (busy < lanes) void drive();
    });
}

async function answer<Wish, Answer>(
  work: Work<Wish, Answer>,
  batch: readonly Waiting<Wish, Answer>[],
): Promise<void> {
  try {
    const answers = await work(batch.map(({ wish }) => wish));
    for (const [place, { resolve }] of batch.entries())
      resolve(answers[place] as Answer | Promise<Answer>);
  } catch (fault) {
    if (batch.length > 1 && isRefusedStatement(fault)) {
      for (const one of batch) await answer(work, [one]);
    } else {
      for (const { reject } of batch) reject(fault);
    }
  }
}

/** A statement that the server refused did nothing; one cut off (class 57) nobody knows of. */
function isRefusedStatement(fault: unknown): boolean {
  if (fault instanceof PartlyDone) return false;
  const code = refusalCode(fault);
  return code !== "" && !code.startsWith("57");
}

/** One of something for each pool, made when it is first needed. */
export function perDatabase<Thing>(make: (db: Database) => Thing): (db: Database) => Thing {
  const made = new WeakMap<Database, Thing>();
  return (db) => {
    const known = made.get(db) ?? make(db);
    made.set(db, known);
    return known;
  };
}
