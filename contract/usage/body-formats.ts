import { Unreadable } from "@/domain/earnings/unreadable";
import type { BodyFormat } from "../contract";

export const NDJSON = "application/x-ndjson";
export const CLOUD_EVENTS = "application/cloudevents-batch+json";

export const FORMATS_PROSE =
  `Also as \`${NDJSON}\`, one object a line; a line that is no JSON refuses the whole body, so ` +
  `that a torn one is never half taken. And as \`${CLOUD_EVENTS}\` (CloudEvents 1.0, JSON, ` +
  "batched): `data` holds the fields above. What it leaves out comes from the envelope: `id` " +
  "from `id`, `occurred_at` from `time`, `app_id` from the last segment of `source`, as in " +
  "`/apps/app_…`. What is not CloudEvents 1.0 with an object as `data` is rejected by itself, as " +
  "`invalid_event`.";

/** The same batch in JSON, line by line, or in envelopes; `name` is its member in the JSON. */
export function batchFormats(name: "events" | "reversals"): Readonly<Record<string, BodyFormat>> {
  return {
    "application/json": (text) => JSON.parse(text),
    [NDJSON]: (text) => ({ [name]: readLines(text) }),
    [CLOUD_EVENTS]: (text) => ({ [name]: readEnvelopes(text) }),
  };
}

/** Empty lines do not count: the last one usually is. */
function readLines(text: string): unknown[] {
  return text
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line) => JSON.parse(line));
}

function readEnvelopes(text: string): unknown[] {
  const batch: unknown = JSON.parse(text);
  if (!Array.isArray(batch)) throw new SyntaxError("a batch of CloudEvents is an array");
  return batch.map(openEnvelope);
}

/** What is no CloudEvent is rejected later by itself, under the id of its envelope. */
function openEnvelope(raw: unknown): Readonly<Record<string, unknown>> | Unreadable {
  const envelope = isObject(raw) ? raw : {};
  const { id, time, source, data } = envelope;
  const detail = faultOf(envelope);
  if (detail || !isObject(data)) return new Unreadable(id, detail ?? "data must be an object");
  return {
    ...data,
    id: data.id ?? id,
    occurred_at: data.occurred_at ?? time,
    app_id: data.app_id ?? lastSegment(source),
  };
}

const DEMANDED = ["id", "source", "type"] as const;
const JSON_TYPE = /^(application|text)\/([\w.-]+\+)?json *(;|$)/i;

/** Why it is no CloudEvent 1.0 with JSON in it. */
function faultOf(envelope: Readonly<Record<string, unknown>>): string | null {
  const { specversion, datacontenttype: type = "application/json" } = envelope;
  if (specversion !== "1.0") return "specversion must be 1.0";
  const missing = DEMANDED.find((name) => typeof envelope[name] !== "string" || !envelope[name]);
  if (missing) return `${missing} of a CloudEvent must be text`;
  if ("data_base64" in envelope) return "data_base64 is not taken, send data";
  const isJson = typeof type === "string" && JSON_TYPE.test(type);
  return isJson ? null : "datacontenttype must be JSON";
}

function lastSegment(source: unknown): string | undefined {
  return typeof source === "string" ? source.split(/[/:]/).at(-1) : undefined;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
