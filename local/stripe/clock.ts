import type { Store, Transaction } from "./store";
import type { DueWork } from "./tables";

/**
 * Emulator time is real time plus a kept offset. While work that fell due in the past is being
 * done, time stands still at the moment it was due.
 */
export interface Clock {
  nowMs(): number;
  standAt(ms: number): void;
  /** Time runs on from here, also after a restart. */
  runFrom(ms: number): void;
  /** Time runs on as if it had never stood still. */
  runOn(): void;
}

export const DAY_MS = 86_400_000;

export function createClock(store: Store): Clock {
  let standing: number | null = null;
  const offset = () => store.get("settings", "clock")?.offsetMs ?? 0;
  return {
    nowMs: () => standing ?? Date.now() + offset(),
    standAt(ms) {
      standing = ms;
    },
    runFrom(ms) {
      standing = null;
      store.transact((tx) => tx.put("settings", "clock", { offsetMs: ms - Date.now() }));
    },
    runOn() {
      standing = null;
    },
  };
}

export const toSeconds = (ms: number): number => Math.floor(ms / 1_000);

export const nextMidnight = (ms: number): number => (Math.floor(ms / DAY_MS) + 1) * DAY_MS;

/** Work for later; one with the same name replaces it. */
export function putDue(scene: { tx: Transaction }, work: Omit<DueWork, "id">, name?: string): void {
  const id = `${work.kind}:${name ?? work.subject}`;
  scene.tx.put("due", id, { id, ...work });
}
