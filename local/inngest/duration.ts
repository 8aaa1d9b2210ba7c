const UNIT_MS: Record<string, number> = {
  ms: 1,
  s: 1_000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
  w: 604_800_000,
};

/** "1h30m", "2s" or "250ms" as milliseconds. */
export function durationMs(text: string): number {
  let total = 0;
  const rest = text.replace(/(\d+)(ms|[smhdw])/g, (_, count: string, unit: string) => {
    total += Number(count) * (UNIT_MS[unit] ?? 0);
    return "";
  });
  if (rest.trim() !== "" || text.trim() === "") throw new Error(`Not a duration: "${text}"`);
  return total;
}

/** How long from now until a sleep ends; the SDK sends a duration or a moment. */
export function sleepMs(text: string, nowMs: number): number {
  const moment = /^\d{4}-/.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(moment) ? durationMs(text) : Math.max(0, moment - nowMs);
}

/** A `retry-after` header: whole seconds or a moment. */
export function retryAfterMs(header: string | null, nowMs: number): number | undefined {
  if (header === null || header === "") return undefined;
  const seconds = Number(header);
  if (Number.isFinite(seconds)) return Math.max(0, seconds * 1_000);
  const moment = Date.parse(header);
  return Number.isNaN(moment) ? undefined : Math.max(0, moment - nowMs);
}
