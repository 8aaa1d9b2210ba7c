import { createReadStream } from "node:fs";
import { basename } from "node:path";
import { createInterface } from "node:readline/promises";

/** One line of an LLM request trace: when, and how many tokens went in and came out. */
export interface TraceLine {
  readonly id: string;
  /** ISO 8601, UTC, as fine as the trace has it. */
  readonly at: string;
  readonly contextTokens: number;
  readonly generatedTokens: number;
}

interface ReplayedCall {
  readonly id: string;
  readonly app_id: string;
  readonly occurred_at: string;
  readonly cost_credits: number;
}

const DAY_MS = 86_400_000;
/** 15 and 75 USD per million tokens, in micros per token. */
const MICROS_PER_TOKEN = { context: 15, generated: 75 } as const;
const LINE = /^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d\.\d+),(\d+),(\d+)\s*$/;

/** Reads `TIMESTAMP,ContextTokens,GeneratedTokens`; ids are the file's name and line number. */
export async function readTrace(path: string): Promise<TraceLine[]> {
  const lines: TraceLine[] = [];
  const name = basename(path);
  let number = 0;
  for await (const text of createInterface({ input: createReadStream(path) })) {
    number += 1;
    if (number === 1 || text.trim() === "") continue;
    const [, date, time, context, generated] = LINE.exec(text) ?? [];
    if (!date || !time) throw new Error(`${name}:${number} is not a line of a trace: ${text}`);
    lines.push({
      id: `${name}:${number}`,
      at: `${date}T${time}Z`,
      contextTokens: Number(context),
      generatedTokens: Number(generated),
    });
  }
  if (lines.length === 0) throw new Error(`${name} holds no request`);
  return lines;
}

/** The whole days that bring the trace's last request as near to `now` as they can. */
export function shiftFor(lines: readonly TraceLine[], now: Date): number {
  const newest = lines.reduce((last, line) => Math.max(last, Date.parse(line.at)), 0);
  return Math.floor((now.getTime() - newest) / DAY_MS);
}

/** A request as a billable call, moved by whole days; a further copy has an id of its own. */
export function toCall(line: TraceLine, appId: string, shiftDays: number, copy: number) {
  const date = new Date(Date.parse(`${line.at.slice(0, 10)}T00:00:00Z`) + shiftDays * DAY_MS);
  return {
    id: copy === 1 ? line.id : `${line.id}#${copy}`,
    app_id: appId,
    occurred_at: `${date.toISOString().slice(0, 10)}${line.at.slice(10)}`,
    cost_credits:
      line.contextTokens * MICROS_PER_TOKEN.context +
      line.generatedTokens * MICROS_PER_TOKEN.generated,
  } satisfies ReplayedCall;
}
