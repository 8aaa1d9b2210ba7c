import { expect, test } from "vitest";
import { clawbackRows } from "./csv-rows";

const R2 = "r2,call_2,app_1,chargeback,500";
const HEAD = "id,event_id,app_id,reason,cost_credits";

test("rows become the API's, quoted cells, spaces and a byte order mark included", () => {
  const text = `\ufeff${HEAD}\r\n"r,1", call_1 ,app_1,refund,\r\n\r\n${R2}`;
  expect(clawbackRows(text)).toEqual({
    fault: null,
    rows: [
      { id: "r,1", event_id: "call_1", app_id: "app_1", reason: "refund" },
      { id: "r2", event_id: "call_2", app_id: "app_1", reason: "chargeback", cost_credits: 500 },
    ],
  });
});

test("a row that cannot be right is kept for the server to judge", () => {
  const { rows } = clawbackRows(`${HEAD}\nr1\nr2,c,a,refund,1.5`);
  expect(rows).toMatchObject([{ id: "r1" }, { id: "r2", cost_credits: "1.5" }]);
});

test("empty columns beside the table do no harm", () => {
  const { rows, fault } = clawbackRows(`${HEAD},,\n${R2},,\n`);
  expect({ count: rows.length, fault }).toEqual({ count: 1, fault: null });
});

test.each([
  ["", /lacks id, event_id, app_id, reason/],
  ["id,app_id\nx,y", /lacks event_id, reason/],
  [HEAD, /no rows/],
  [
    "id,event_id,app_id,reason,cost\nr,c,a,refund,5",
    /^The first line has an unknown column: cost\.$/,
  ],
  [`${HEAD},note,who\nr,c,a,refund,5,x,y`, /has unknown columns: note, who\./],
  [`${HEAD},\nr,c,a,refund,,5`, /unknown column: one without a name/],
  ["id,event_id,app_id,reason\nr,c,a,refund,\nr,c,a,refund,500", /Row 2 has more cells/],
  [`${HEAD}\n${"r,c,a,refund,\n".repeat(1_001)}`, /More than 1000/],
])("a file that cannot be read says why", (text, fault) => {
  expect(clawbackRows(text).fault).toMatch(fault);
});
