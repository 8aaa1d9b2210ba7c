import Papa from "papaparse";

/** The columns of a clawback file; the last may be left out. */
export const CLAWBACK_COLUMNS = ["id", "event_id", "app_id", "reason", "cost_credits"] as const;

export interface ReadFile {
  readonly rows: readonly object[];
  /** What keeps the whole file from being read. */
  readonly fault: string | null;
}

const MOST_ROWS = 1_000;

/** What a spreadsheet leaves beside the table: a second one is numbered by the parser. */
const IS_NAMELESS = /^(_\d+)?$/;

/**
 * The rows of a CSV file as the API takes them. A row that cannot be right is still a row: the
 * server says of each what is wrong with it, and none is lost.
 */
export function clawbackRows(text: string): ReadFile {
  const parsed = Papa.parse<Record<string, string>>(text.replace(/^\ufeff/, ""), {
    header: true,
    skipEmptyLines: "greedy",
    transformHeader: (name) => name.trim().toLowerCase(),
    transform: (value) => value.trim(),
  });
  const given = parsed.meta.fields ?? [];
  const missing = CLAWBACK_COLUMNS.slice(0, 4).filter((column) => !given.includes(column));
  if (missing.length > 0) return refuse(`The first line lacks ${missing.join(", ")}.`);
  const unknown = unknownIn(given, parsed.data);
  if (unknown.length > 0) {
    const columns = unknown.length === 1 ? "an unknown column" : "unknown columns";
    return refuse(`The first line has ${columns}: ${unknown.join(", ")}.`);
  }
  const wide = parsed.data.findIndex((row) => [row.__parsed_extra ?? []].flat().some(Boolean));
  if (wide >= 0) return refuse(`Row ${wide + 1} has more cells than the first line has columns.`);
  if (parsed.data.length === 0) return refuse("The file has no rows.");
  if (parsed.data.length > MOST_ROWS)
    return refuse(`More than ${MOST_ROWS} rows: send it in parts.`);
  return { rows: parsed.data.map(toRow), fault: null };
}

/** What is not known would be ignored, and without its cost a whole call is taken back. */
function unknownIn(given: readonly string[], rows: readonly Record<string, string>[]): string[] {
  const known: readonly string[] = CLAWBACK_COLUMNS;
  return given
    .filter((name) => !known.includes(name))
    .filter((name) => !IS_NAMELESS.test(name) || rows.some((row) => row[name]))
    .map((name) => (IS_NAMELESS.test(name) ? "one without a name" : name));
}

function toRow({ cost_credits: cost, ...named }: Record<string, string>): object {
  const row = Object.fromEntries(
    CLAWBACK_COLUMNS.slice(0, 4).map((column) => [column, named[column]]),
  );
  if (!cost) return row;
  return { ...row, cost_credits: /^\d{1,16}$/.test(cost) ? Number(cost) : cost };
}

function refuse(fault: string): ReadFile {
  return { rows: [], fault };
}
