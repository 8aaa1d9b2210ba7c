import type Stripe from "stripe";
import type { Params, Range, Shape } from "./params";
import { invalidParam, noSuch } from "./refusals";

export const LIST_SHAPE = {
  limit: "count",
  starting_after: "text",
  ending_before: "text",
  expand: "list",
} as const satisfies Shape;

/** Cursor pages, newest first, as everywhere at Stripe. `rows` come oldest first. */
export function listPage<T extends { id: string }>(
  noun: string,
  url: string,
  rows: readonly T[],
  params: Params,
): Stripe.ApiList<T> {
  const limit = params.integer("limit") ?? 10;
  if (limit < 1 || limit > 100) {
    const bound = limit < 1 ? "greater than or equal to 1" : "less than or equal to 100";
    throw invalidParam(`This value must be ${bound}.`, "parameter_invalid_integer", "limit");
  }
  const newest = rows.toReversed();
  const after = positionOf(noun, newest, params, "starting_after");
  const before = positionOf(noun, newest, params, "ending_before");
  if (before !== null) {
    const from = Math.max(0, before - limit);
    return { object: "list", data: newest.slice(from, before), has_more: from > 0, url };
  }
  const from = after === null ? 0 : after + 1;
  const data = newest.slice(from, from + limit);
  return { object: "list", data, has_more: newest.length > from + limit, url };
}

function positionOf<T extends { id: string }>(
  noun: string,
  newest: readonly T[],
  params: Params,
  name: "starting_after" | "ending_before",
): number | null {
  const id = params.text(name);
  if (id === undefined) return null;
  const index = newest.findIndex((row) => row.id === id);
  if (index < 0) throw noSuch(noun, id, name, 400);
  return index;
}

export const inRange = (seconds: number, range: Range): boolean =>
  (range.gt === undefined || seconds > range.gt) &&
  (range.gte === undefined || seconds >= range.gte) &&
  (range.lt === undefined || seconds < range.lt) &&
  (range.lte === undefined || seconds <= range.lte);
