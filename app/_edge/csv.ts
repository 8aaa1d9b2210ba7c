import "server-only";

type Cell = string | number | bigint | boolean | null;
/** A row as the API shows it. */
export type CsvRow = Readonly<Record<string, Cell>>;

/** One page of rows and what it takes to ask for the next; null after the last. */
interface CsvPage<Place> {
  readonly rows: readonly CsvRow[];
  readonly next: Place | null;
}

interface CsvFile<Place> {
  readonly name: string;
  readonly columns: readonly string[];
  readonly page: (after: Place | undefined) => Promise<CsvPage<Place>>;
}

/** A file that is written while it is read: a million rows take no more memory than a page. */
export function csvResponse<Place>({ name, columns, page }: CsvFile<Place>): Response {
  const encoder = new TextEncoder();
  let after: Place | undefined;
  const body = new ReadableStream<Uint8Array>({
    start: (stream) => stream.enqueue(encoder.encode(csvLine(columns))),
    async pull(stream) {
      const { rows, next } = await page(after);
      const lines = rows.map((row) => csvLine(columns.map((column) => row[column] ?? null)));
      if (lines.length > 0) stream.enqueue(encoder.encode(lines.join("")));
      if (next === null) return stream.close();
      after = next;
    },
  });
  return new Response(body, {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="${name}"`,
      "cache-control": "no-store",
      "x-content-type-options": "nosniff",
    },
  });
}

/** RFC 4180. Nothing is shown as an empty cell, as the API's null. */
export function csvLine(cells: readonly Cell[]): string {
  return `${cells.map(csvCell).join(",")}\r\n`;
}

function csvCell(cell: Cell): string {
  if (cell === null) return "";
  if (typeof cell !== "string") return String(cell);
  const safe = /^[=+\-@\t\r\n]/.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
