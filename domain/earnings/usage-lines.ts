import { Unreadable } from "./unreadable";

/** Reported calls as they came off a stream, each with the number of its line, from 1. */
export interface UsageLines {
  readonly calls: readonly { readonly line: number; readonly call: unknown }[];
  /** Lines read so far, blank ones too. */
  readonly lines: number;
  readonly isEnd: boolean;
}

const NEWLINE = 0x0a;
const LONGEST_LINE = 64 * 1024;

/**
 * Reads a call a line, in parts of `most`; only one part is held at a time. A line that cannot be
 * read becomes an `Unreadable`, so that it is rejected by itself.
 */
export async function* readUsageLines(
  chunks: AsyncIterable<Uint8Array>,
  most: number,
): AsyncGenerator<UsageLines> {
  let calls: { line: number; call: unknown }[] = [];
  let line = 0;
  for await (const bytes of splitLines(chunks)) {
    line += 1;
    const call = readLine(bytes);
    if (call !== undefined) calls.push({ line, call });
    if (calls.length < most) continue;
    yield { calls, lines: line, isEnd: false };
    calls = [];
  }
  yield { calls, lines: line, isEnd: true };
}

/** Null stands for a line that is longer than any call. */
async function* splitLines(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array | null> {
  let parts: Uint8Array[] = [];
  let size = 0;
  const keep = (part: Uint8Array) => {
    size += part.length;
    if (size > LONGEST_LINE) parts = [];
    else parts.push(part);
  };
  const take = () => {
    const line = size > LONGEST_LINE ? null : Buffer.concat(parts);
    parts = [];
    size = 0;
    return line;
  };
  for await (const chunk of chunks) {
    let from = 0;
    for (let end = chunk.indexOf(NEWLINE); end !== -1; end = chunk.indexOf(NEWLINE, from)) {
      keep(chunk.subarray(from, end));
      yield take();
      from = end + 1;
    }
    if (from < chunk.length) keep(chunk.subarray(from));
  }
  if (size > 0) yield take();
}

const utf8 = new TextDecoder("utf-8", { fatal: true });

/** Undefined for a blank line. */
function readLine(bytes: Uint8Array | null): unknown {
  if (!bytes) return new Unreadable(null, `is longer than ${LONGEST_LINE} bytes`);
  try {
    const text = utf8.decode(bytes);
    return text.trim() === "" ? undefined : JSON.parse(text);
  } catch {
    return new Unreadable(null, "must be JSON in UTF-8");
  }
}
