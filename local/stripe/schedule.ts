import type { Clock } from "./clock";
import type { Scene } from "./events";
import { pruneKeys } from "./idempotency";
import { arrive, fail, releaseFunds, setInTransit, sweep } from "./payouts";
import type { Store } from "./store";
import type { DueKind, DueWork } from "./tables";
import type { Webhooks } from "./webhooks";

export interface Schedule {
  /**
   * Does what falls due on the way, in order, each at its own time; null when it is backwards.
   * The target is asked for when its turn has come, so waiting advances add up.
   */
  advance(target: (nowMs: number) => number): Promise<number | null>;
  /** Wakes by itself when the next thing falls due in running time. */
  arm(): void;
  stop(): void;
}

type Perform = (work: (scene: Scene) => void) => void;

const LONGEST_TIMER_MS = 3_600_000;

/** A caller that sets the time it has just read is not going backwards. */
const SLACK_MS = 1_000;

export function createSchedule(
  store: Store,
  clock: Clock,
  perform: Perform,
  webhooks: Webhooks,
): Schedule {
  let timer: NodeJS.Timeout | undefined;
  let turn: Promise<unknown> = Promise.resolve();
  let stopped = false;

  const workUpTo = async (toMs: number): Promise<void> => {
    for (let due = dueBy(store, toMs); due.length > 0; due = dueBy(store, toMs)) {
      const atMs = Math.max(due[0]?.atMs ?? toMs, clock.nowMs());
      clock.standAt(Math.min(atMs, toMs));
      for (const work of due) perform((scene) => doWork(scene, work));
      await webhooks.settled();
    }
    perform((scene) => pruneKeys(scene.tx, toMs));
  };

  const advance = async (target: (nowMs: number) => number): Promise<number | null> => {
    const nowMs = clock.nowMs();
    const toMs = target(nowMs);
    if (toMs < nowMs - SLACK_MS) return null;
    if (toMs <= nowMs) return nowMs;
    await workUpTo(toMs);
    clock.runFrom(toMs);
    return toMs;
  };

  const catchUp = async (): Promise<void> => {
    await workUpTo(clock.nowMs());
    clock.runOn();
  };

  /** One advance at a time: time never stands at two moments. */
  const inTurn = <R>(work: () => Promise<R>): Promise<R> => {
    const mine = turn.then(work);
    turn = mine.catch(() => undefined);
    return mine;
  };

  const arm = () => {
    clearTimeout(timer);
    const next = store.rows("due").reduce((least, work) => Math.min(least, work.atMs), Infinity);
    if (stopped || next === Infinity) return;
    const waitMs = Math.min(Math.max(next - clock.nowMs(), 0), LONGEST_TIMER_MS);
    timer = setTimeout(() => inTurn(catchUp).finally(arm), waitMs);
    timer.unref();
  };

  return {
    advance: (target) => inTurn(() => advance(target)).finally(arm),
    arm,
    stop() {
      stopped = true;
      clearTimeout(timer);
    },
  };
}

/** Everything due at the earliest moment up to then; work it leads to comes in a later round. */
function dueBy(store: Store, toMs: number): DueWork[] {
  const rows = store.rows("due").filter((work) => work.atMs <= toMs);
  const first = rows.reduce((least, work) => Math.min(least, work.atMs), Infinity);
  return rows.filter((work) => work.atMs === first);
}

function doWork(scene: Scene, work: DueWork): void {
  scene.tx.remove("due", work.id);
  WORK[work.kind](scene, work);
}

const WORK: Record<DueKind, (scene: Scene, work: DueWork) => void> = {
  sweep: (scene, work) => sweep(scene, work.subject),
  funds_available: (scene, work) => releaseFunds(scene, work.subject, work.cents),
  in_transit: (scene, work) => setInTransit(scene, work.subject),
  arrive: (scene, work) => arrive(scene, work.subject),
  fail: (scene, work) => fail(scene, work.subject),
};
