import { connect } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";

const PAUSE_MS = 50;

/** Waits until something accepts connections on this loopback port. */
export function portOpens(port: number, limitMs = 60_000) {
  return (stopped: AbortSignal) =>
    until(`port ${port} accepts connections`, limitMs, stopped, () => accepts(port));
}

/** Waits until a GET of this address is answered with 200. */
export function answersOk(url: string, limitMs = 60_000) {
  return (stopped: AbortSignal) =>
    until(`${url} answers 200`, limitMs, stopped, async () => {
      const response = await fetch(url, { signal: AbortSignal.timeout(30_000) });
      const said = await response.text();
      if (response.status === 200) return true;
      throw new Error(`it answers ${response.status} ${said.slice(0, 500)}`);
    });
}

/** What the last failed attempt threw is part of the final complaint. */
export async function until(
  what: string,
  limitMs: number,
  stopped: AbortSignal,
  holds: () => Promise<boolean>,
): Promise<void> {
  const end = Date.now() + limitMs;
  let last = "";
  while (!stopped.aborted) {
    const held = await holds().catch((error: unknown) => {
      last = `: ${error instanceof Error ? error.message : error}`;
      return false;
    });
    if (held) return;
    if (Date.now() > end) throw new Error(`Waited ${limitMs / 1_000} s until ${what}${last}`);
    await sleep(PAUSE_MS);
  }
}

function accepts(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1");
    const end = (open: boolean) => {
      socket.destroy();
      resolve(open);
    };
    socket.once("connect", () => end(true));
    socket.once("error", () => end(false));
  });
}
