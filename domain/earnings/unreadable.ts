/** A report whose wrapping is not what its format demands, with the id that it goes by. */
export class Unreadable {
  readonly id: unknown;
  readonly detail: string;

  constructor(id: unknown, detail: string) {
    this.id = id;
    this.detail = detail;
  }
}

/** What keeps a report from being read at all; null when its fields can be looked at. */
export function unreadableBecause(raw: unknown): string | null {
  if (raw instanceof Unreadable) return raw.detail;
  const isObject = typeof raw === "object" && raw !== null && !Array.isArray(raw);
  return isObject ? null : "must be an object";
}
