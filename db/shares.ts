import "server-only";
import type { PointStore } from "./rate-limits";

/** A share is this part of the limit: one statement for that many requests. */
const SHARES = 20;
const MOST_KEYS = 10_000;

interface Allowance {
  readonly allowed: boolean;
  readonly remaining: number;
  readonly resetMs: number;
}

export interface RateLimit {
  readonly points: number;
  readonly windowS: number;
  take(key: string): Promise<Allowance>;
}

interface Share {
  left: number;
  /** What the window holds beside this share. */
  readonly beside: number;
  readonly endsAt: number;
}

/**
 * Lets requests through from a share drawn in advance, so that most cost no statement at all. A
 * key whose window is used up is answered from memory until it ends.
 */
export function limitByShares(store: PointStore, now: () => number = Date.now): RateLimit {
  const { points, windowS } = store;
  const size = Math.max(1, Math.ceil(points / SHARES));
  const shares = new Map<string, Share>();
  const drawing = new Map<string, Promise<void>>();

  async function drawShare(key: string): Promise<void> {
    const { granted, remaining, resetMs } = await store.draw(key, size);
    const share = { left: granted, beside: remaining, endsAt: now() + Math.max(resetMs, 1) };
    if (shares.size >= MOST_KEYS) forgetEnded(shares, now());
    shares.set(key, share);
  }

  /** Requests that find no share wait for one draw together. */
  function nextShare(key: string): Promise<void> {
    const begun = drawing.get(key);
    if (begun) return begun;
    const draw = drawShare(key).finally(() => drawing.delete(key));
    drawing.set(key, draw);
    return draw;
  }

  async function take(key: string): Promise<Allowance> {
    for (;;) {
      const share = shares.get(key);
      // An empty share is final for its window only if the window itself has nothing left.
      if (share && share.endsAt > now() && (share.left > 0 || share.beside === 0)) {
        return spend(share, now());
      }
      await nextShare(key);
    }
  }

  return { points, windowS, take };
}

function spend(share: Share, now: number): Allowance {
  const allowed = share.left > 0;
  if (allowed) share.left -= 1;
  return { allowed, remaining: share.left + share.beside, resetMs: share.endsAt - now };
}

function forgetEnded(shares: Map<string, Share>, now: number): void {
  for (const [key, share] of shares) if (share.endsAt <= now) shares.delete(key);
  // Still full of living ones: the oldest draws go, and those keys draw again.
  for (const key of [...shares.keys()].slice(0, shares.size - MOST_KEYS + 1)) shares.delete(key);
}
