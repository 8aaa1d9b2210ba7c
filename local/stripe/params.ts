import { type ParsedQs, parse, stringify } from "qs";
import { invariant } from "./money";
import { invalidParam } from "./refusals";

/** What an endpoint takes. A trailing "!" means it must be there; anything else is refused. */
type Kind = "text" | "cents" | "count" | "flag" | "map" | "list" | "range" | "tree";
export type Shape = Readonly<Record<string, Kind | `${Kind}!`>>;

export type Range = Partial<Record<"gt" | "gte" | "lt" | "lte", number>>;

/** Parameters after they were checked against a shape. */
export interface Params {
  text(name: string): string | undefined;
  needed(name: string): string;
  integer(name: string): number | undefined;
  flag(name: string): boolean;
  /** Null when the map is emptied as a whole, undefined when it is not mentioned. */
  map(name: string): Record<string, string> | null | undefined;
  list(name: string): readonly string[];
  range(name: string): Range;
  /** A nested text by path, as in at("controller", "stripe_dashboard", "type"). */
  at(...path: string[]): string | undefined;
  keysOf(name: string): readonly string[];
}

/** Depth and counts are bounded; Stripe's own are lower. */
export const parseForm = (text: string): ParsedQs =>
  parse(text, { depth: 8, arrayLimit: 200, parameterLimit: 2_000 });

/** v2 speaks JSON; its leaves are read as a form's texts. */
export function parseJson(text: string): ParsedQs {
  return parseForm(stringify(JSON.parse(text)));
}

export function readParams(raw: ParsedQs, shape: Shape): Params {
  for (const name of Object.keys(raw)) {
    if (!(name in shape)) {
      throw invalidParam(`Received unknown parameter: ${name}`, "parameter_unknown", name);
    }
  }
  for (const [name, kind] of Object.entries(shape)) checkParam(name, kind, raw[name]);
  return accessors(raw);
}

function checkParam(name: string, declared: Kind | `${Kind}!`, value: ParsedQs[string]): void {
  const needed = declared.endsWith("!");
  const kind = declared.replace("!", "");
  if (value === undefined) {
    if (!needed) return;
    throw invalidParam(`Missing required param: ${name}.`, "parameter_missing", name);
  }
  if (value === "" && (needed || kind === "cents" || kind === "count")) {
    const message =
      `You passed an empty string for '${name}'. We assume empty values are an attempt to unset ` +
      `a parameter; however '${name}' cannot be unset. You should remove '${name}' from your ` +
      "request or supply a non-empty value.";
    throw invalidParam(message, "parameter_invalid_empty", name);
  }
  if (kind === "text" && typeof value !== "string") throw invalidParam("Invalid string", "", name);
  if (kind === "cents") checkCents(name, value);
  if (kind === "count") checkInteger(name, value);
  if (kind === "range") checkRange(name, value);
  if (kind === "map" && typeof value === "string" && value !== "") {
    throw invalidParam(`Invalid hash`, "", name);
  }
}

function checkInteger(name: string, value: ParsedQs[string]): number {
  if (typeof value !== "string" || !/^-?\d{1,15}$/.test(value)) {
    const shown = typeof value === "string" ? value : JSON.stringify(value);
    throw invalidParam(`Invalid integer: ${shown}`, "parameter_invalid_integer", name);
  }
  return Number(value);
}

function checkCents(name: string, value: ParsedQs[string]): void {
  const cents = checkInteger(name, value);
  if (cents < 0) throw invalidParam("Invalid positive integer", "parameter_invalid_integer", name);
  if (cents === 0) {
    throw invalidParam("Amount must be at least 1 cent", "amount_too_small", name);
  }
  if (cents > 99_999_999_999) {
    throw invalidParam("Amount must be no more than $999,999,999.99", "amount_too_large", name);
  }
}

function checkRange(name: string, value: ParsedQs[string]): void {
  if (typeof value === "string") return void checkInteger(name, value);
  for (const [bound, limit] of Object.entries(value ?? {})) {
    const param = `${name}[${bound}]`;
    if (!["gt", "gte", "lt", "lte"].includes(bound)) {
      throw invalidParam(`Received unknown parameter: ${param}`, "parameter_unknown", param);
    }
    checkInteger(param, typeof limit === "string" ? limit : undefined);
  }
}

function accessors(raw: ParsedQs): Params {
  const text = (name: string) => {
    const value = raw[name];
    return typeof value === "string" ? value : undefined;
  };
  return {
    text,
    needed(name) {
      const value = text(name);
      invariant(value !== undefined, `${name} is not declared as needed`);
      return value;
    },
    integer: (name) => (text(name) === undefined ? undefined : Number(text(name))),
    flag: (name) => text(name) === "true",
    map: (name) => (text(name) === "" ? null : textsOf(raw[name])),
    list: (name) => {
      const value = raw[name];
      return Array.isArray(value) ? value.filter((one) => typeof one === "string") : [];
    },
    range: (name) => rangeOf(raw[name]),
    at: (...path) => {
      let here: unknown = raw;
      for (const key of path) here = isTree(here) ? here[key] : undefined;
      return typeof here === "string" ? here : undefined;
    },
    keysOf: (name) => {
      const value = raw[name];
      return isTree(value) ? Object.keys(value) : [];
    },
  };
}

const isTree = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

function textsOf(value: unknown): Record<string, string> | undefined {
  if (!isTree(value)) return undefined;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, String(one)]));
}

function rangeOf(value: unknown): Range {
  if (typeof value === "string") return { gte: Number(value), lte: Number(value) };
  const entries = Object.entries(textsOf(value) ?? {});
  return Object.fromEntries(entries.map(([bound, limit]) => [bound, Number(limit)]));
}

/** Keys are merged; an empty value removes its key, an empty map all of them. */
export function mergeMetadata(
  before: Record<string, string>,
  change: Record<string, string> | null | undefined,
): Record<string, string> {
  if (change === undefined) return before;
  if (change === null) return {};
  return Object.fromEntries(Object.entries({ ...before, ...change }).filter(([, to]) => to !== ""));
}
