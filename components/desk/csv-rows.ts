import Papa from "papaparse";

/** The columns of a clawback file; the last may be left out. */
export const CLAWBACK_COLUMNS = ["id", "event_id", "app_id", "reason", "cost_credits"] as const;

export interface ReadFile {
  readonly rows: readonly object[];
  /** What keeps the whole file from being read. */
  readonly fault: string | null;
}

const MOST_ROWS = 1_000;

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
  if (parsed.data.length === 0) return refuse("The file has no rows.");
  if (parsed.data.length > MOST_ROWS)
    return refuse(`More than ${MOST_ROWS} rows: send it in parts.`);
  return { rows: parsed.data.map(toRow), fault: null };
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
