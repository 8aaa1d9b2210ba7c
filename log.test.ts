import { PassThrough } from "node:stream";
import { expect, test } from "vitest";
import { createLog } from "./log";

function capture() {
  const stream = new PassThrough();
  const lines: string[] = [];
  stream.on("data", (chunk) => lines.push(String(chunk)));
  return { log: createLog("info", stream), lines };
}

test("a fact is one JSON line with its time and message", () => {
  const { log, lines } = capture();
  log.child({ request_id: "req_1" }).info({ payout: "po_1" }, "sent");
  expect(lines).toHaveLength(1);
  expect(JSON.parse(lines[0] ?? "")).toMatchObject({
    request_id: "req_1",
    payout: "po_1",
    msg: "sent",
    time: expect.stringMatching(/Z$/),
  });
});

test("secrets do not reach a line, wherever they hide", () => {
  const { log, lines } = capture();
  const err = Object.assign(new Error("Failed query: select 1\nparams: hunter2,jane@x.test"), {
    headers: { authorization: "hunter2" },
    raw: { body: "hunter2" },
  });
  err.cause = Object.assign(new Error("why"), { secret: "hunter2" });
  log.warn({ token: "hunter2", headers: { cookie: "hunter2" }, err }, "refused");
  expect(lines.join("")).not.toContain("hunter2");
  expect(lines.join("")).toContain("why");
});
