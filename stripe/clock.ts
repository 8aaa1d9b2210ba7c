import "server-only";
import { GatewayUnavailable, type StripeClock } from "@/domain/gateway";

/** Longer than any day of the stand-in takes to work through. */
const PATIENCE_MS = 120_000;

/** The clock of Stripe's local stand-in. Against the real test mode there is none to move. */
export function createStripeClock(apiBase: string | undefined): StripeClock {
  if (!apiBase) return { moveTo: async () => undefined, settle: async () => undefined };
  return {
    moveTo: (instant) => post(`${apiBase}/_emulator/clock`, { set: instant.toISOString() }),
    settle: () => post(`${apiBase}/_emulator/flush`, {}),
  };
}

/** 422 says that its clock is there already: both run on between two stops. */
async function post(url: string, body: object): Promise<void> {
  const response = await fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(PATIENCE_MS),
  });
  if (!response.ok && response.status !== 422) {
    throw new GatewayUnavailable(`the Stripe stand-in answered ${response.status} to ${url}`);
  }
}
