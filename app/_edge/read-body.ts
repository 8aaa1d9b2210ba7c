import "server-only";
import type { BodyFormat } from "@/contract/contract";
import { NDJSON } from "@/contract/usage/body-formats";
import { Refusal } from "@/domain/refusals";

const USUAL_LIMIT = 64 * 1024;
/** Nobody needs more, and what recurses over a body may rely on it. */
const DEEPEST = 32;
const JSON_ONLY: Readonly<Record<string, BodyFormat>> = { "application/json": JSON.parse };

export interface BodyRules {
  readonly bodyFormats?: Readonly<Record<string, BodyFormat>>;
  readonly bodyLimit?: number;
}

/**
 * The body in the shape its content type promises; a body of nothing is an empty object.
 * Refuses `body_too_large`, `unsupported_media_type` and, for nonsense, `invalid_request`.
 */
export async function readBody(request: Request, rules: BodyRules): Promise<unknown> {
  const bytes = await readBytes(request, rules.bodyLimit ?? USUAL_LIMIT);
  if (bytes.length === 0) return {};
  const format = formatOf(request, rules.bodyFormats ?? JSON_ONLY);
  const body = parse(bytes, format);
  if (isDeeperThan(DEEPEST, body)) {
    throw new Refusal("invalid_request", { detail: `The body nests deeper than ${DEEPEST}.` });
  }
  return body;
}

function parse(bytes: Uint8Array, format: BodyFormat): unknown {
  try {
    return format(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    throw new Refusal("invalid_request", { detail: "The body is not what its type promises." });
  }
}

function isDeeperThan(limit: number, value: unknown): boolean {
  if (typeof value !== "object" || value === null) return false;
  return limit === 0 || Object.values(value).some((inner) => isDeeperThan(limit - 1, inner));
}

function formatOf(request: Request, formats: Readonly<Record<string, BodyFormat>>): BodyFormat {
  const named = (request.headers.get("content-type") ?? "").split(";")[0]?.trim().toLowerCase();
  const format = Object.hasOwn(formats, named ?? "") ? formats[named ?? ""] : formats.any;
  if (format) return format;
  const detail = `Send ${Object.keys(formats).join(" or ")}.`;
  throw new Refusal("unsupported_media_type", { detail });
}

/** A body that is read while it is worked on. Refuses `unsupported_media_type`. */
export function streamedBody(request: Request): AsyncIterable<Uint8Array> {
  formatOf(request, { [NDJSON]: JSON.parse });
  return request.body ?? new ReadableStream({ start: (stream) => stream.close() });
}

/** At most `limit` bytes; the rest of a longer body is never read. */
async function readBytes(request: Request, limit: number): Promise<Uint8Array> {
  if (Number(request.headers.get("content-length") ?? 0) > limit) refuse(limit);
  const parts: Uint8Array[] = [];
  let size = 0;
  for (const reader = request.body?.getReader(); reader; ) {
    const { done, value } = await reader.read();
    if (done) break;
    size += value.length;
    if (size > limit) {
      await reader.cancel();
      refuse(limit);
    }
    parts.push(value);
  }
  return Buffer.concat(parts, size);
}

function refuse(limit: number): never {
  throw new Refusal("body_too_large", { detail: `The body may have ${limit} bytes at most.` });
}
