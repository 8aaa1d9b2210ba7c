import { describe, expect, test } from "vitest";
import { type CsvRow, csvLine, csvResponse } from "./csv";

describe("a CSV file", () => {
  test("holds what the API says, quoted where it has to be", () => {
    expect(csvLine(["a", 1, -2, true, null])).toBe("a,1,-2,true,\r\n");
    expect(csvLine(['say "hi"', "a,b", "two\nlines"])).toBe('"say ""hi""","a,b","two\nlines"\r\n');
  });

  test("never starts a formula in a spreadsheet", () => {
    const evil = ["=1+1", "+1", "-1", "@sum", "\tx", "\rx"];
    for (const cell of evil) expect(csvLine([cell])).toMatch(/^"?'/);
    expect(csvLine(["call=1"])).toBe("call=1\r\n");
  });

  test("is written page by page, each asked for with the end of the one before", async () => {
    const asked: (number | undefined)[] = [];
    const page = async (after: number | undefined) => {
      asked.push(after);
      const at = after ?? 0;
      const rows: CsvRow[] = at === 2 ? [] : [{ b: `row${at}`, a: at, extra: "unseen" }];
      return { rows, next: at === 2 ? null : at + 1 };
    };
    const response = csvResponse({ name: "x.csv", columns: ["a", "b"], page });
    expect(response.headers.get("content-disposition")).toBe('attachment; filename="x.csv"');
    expect(await response.text()).toBe("a,b\r\n0,row0\r\n1,row1\r\n");
    expect(asked).toEqual([undefined, 1, 2]);
  });
});
