import { describe, expect, test } from "vitest";
import { batchFormats, CLOUD_EVENTS, NDJSON } from "./body-formats";

const formats = batchFormats("events");
const read = (type: string, text: string) => formats[type]?.(text);
const envelope = { specversion: "1.0", type: "t", source: "/apps/app_1", id: "e1" };
const time = "2026-11-20T10:15:30Z";

describe("lines", () => {
  test.each([
    ['{"id":"a"}\n{"id":"b"}\n', [{ id: "a" }, { id: "b" }]],
    ['{"id":"a"}\r\n\r\n{"id":"b"}', [{ id: "a" }, { id: "b" }]],
    ['null\n"x"', [null, "x"]],
    ["\n \n", []],
  ])("%j", (text, events) => {
    expect(read(NDJSON, text)).toEqual({ events });
  });

  test.each(['{"id":"a"}\n{"id":', '{"id":"a"},{"id":"b"}', "[\n]"])(
    "a torn %j is none",
    (text) => {
      expect(() => read(NDJSON, text)).toThrow(SyntaxError);
    },
  );
});

describe("envelopes", () => {
  test.each([
    [
      { ...envelope, time, data: { cost_credits: 1 } },
      { cost_credits: 1, id: "e1", occurred_at: time, app_id: "app_1" },
    ],
    [
      { ...envelope, time, data: { id: "own", occurred_at: "then", app_id: "app_2" } },
      { id: "own", occurred_at: "then", app_id: "app_2" },
    ],
    [
      { ...envelope, source: "urn:app:app_3", data: {} },
      { id: "e1", occurred_at: undefined, app_id: "app_3" },
    ],
    [
      { ...envelope, source: "app_4", data: { id: null } },
      { id: "e1", occurred_at: undefined, app_id: "app_4" },
    ],
    [{ ...envelope, specversion: "0.3", data: {} }, null],
    [{ ...envelope, data: "text" }, null],
    [{ ...envelope, data: [] }, null],
    [{ ...envelope, data_base64: "e30=" }, null],
    [null, null],
    [7, null],
  ])("%j", (event, opened) => {
    expect(read(CLOUD_EVENTS, JSON.stringify([event]))).toEqual({ events: [opened] });
  });

  test("a batch is an array", () => {
    expect(() => read(CLOUD_EVENTS, JSON.stringify(envelope))).toThrow(SyntaxError);
  });
});
