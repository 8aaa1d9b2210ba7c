import { describe, expect, test } from "vitest";
import { Unreadable } from "@/domain/earnings/unreadable";
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
  ])("%j", (event, opened) => {
    expect(read(CLOUD_EVENTS, JSON.stringify([event]))).toEqual({ events: [opened] });
  });

  test.each([
    [{ specversion: "0.3" }, "specversion must be 1.0"],
    [{ specversion: undefined }, "specversion must be 1.0"],
    [{ type: undefined }, "type of a CloudEvent must be text"],
    [{ type: "" }, "type of a CloudEvent must be text"],
    [{ source: 7 }, "source of a CloudEvent must be text"],
    [{ data_base64: "e30=" }, "data_base64 is not taken, send data"],
    [{ datacontenttype: "text/xml" }, "datacontenttype must be JSON"],
    [{ data: "text" }, "data must be an object"],
    [{ data: [] }, "data must be an object"],
  ])("with %j it is rejected under its id", (change, detail) => {
    const text = JSON.stringify([{ ...envelope, data: {}, ...change }]);
    expect(read(CLOUD_EVENTS, text)).toEqual({ events: [new Unreadable("e1", detail)] });
  });

  test.each([[null], [7], [[]]])("%j is no envelope", (event) => {
    const events = [new Unreadable(undefined, "specversion must be 1.0")];
    expect(read(CLOUD_EVENTS, JSON.stringify([event]))).toEqual({ events });
  });

  test.each(["application/json", "application/vnd.x+json; charset=utf-8"])(
    "data of %s is JSON",
    (datacontenttype) => {
      const text = JSON.stringify([{ ...envelope, datacontenttype, data: { cost_credits: 1 } }]);
      expect(read(CLOUD_EVENTS, text)).toMatchObject({ events: [{ cost_credits: 1 }] });
    },
  );

  test("a batch is an array", () => {
    expect(() => read(CLOUD_EVENTS, JSON.stringify(envelope))).toThrow(SyntaxError);
  });
});
