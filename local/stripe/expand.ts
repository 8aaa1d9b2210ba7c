import { shownAccount } from "./accounts";
import { chargeOf } from "./charges";
import type { Reader } from "./store";

/** Replaces ids by their objects along dotted paths; lists are walked as a whole. */
export function expand(reader: Reader, body: object, paths: readonly string[]): object {
  if (paths.length === 0) return body;
  const copy: object = structuredClone(body);
  for (const path of paths) expandPath(reader, copy, path.split("."));
  return copy;
}

function expandPath(reader: Reader, here: unknown, path: readonly string[]): void {
  const [name, ...rest] = path;
  if (name === undefined || typeof here !== "object" || here === null) return;
  if (Array.isArray(here)) {
    for (const one of here) expandPath(reader, one, path);
    return;
  }
  const value: unknown = Reflect.get(here, name);
  const found = typeof value === "string" ? objectOf(reader, value) : null;
  if (found) Reflect.set(here, name, structuredClone(found));
  expandPath(reader, Reflect.get(here, name), rest);
}

function objectOf(reader: Reader, id: string): object | null {
  const row = reader.get("accounts", id);
  if (row) return shownAccount(reader, row);
  return (
    reader.get("transfers", id) ??
    reader.get("reversals", id) ??
    reader.get("payouts", id)?.stripe ??
    reader.get("transactions", id)?.stripe ??
    chargeOf(reader, id)
  );
}
