import { describe, expect, test } from "vitest";
import { CONTRACTS } from "@/contract/registry";
import { openRouteBench } from "../../local/testing-routes";
import { ask } from "../../local/testing-surface";
import { methodsAt } from "./wrong-method";

const METHODS = ["DELETE", "GET", "PATCH", "POST", "PUT"];
const paths = [...new Set(CONTRACTS.map(({ path }) => path))];

describe("a method that a path does not know", () => {
  test("is 405 at every path, with Allow, as a problem", async () => {
    await openRouteBench();
    for (const path of paths) {
      const known = CONTRACTS.filter((one) => one.path === path).map(({ method }) => method);
      for (const method of METHODS.filter((one) => !known.some((its) => its === one))) {
        const answer = await ask({ path, method: "GET" }, { method });
        expect([path, method, answer.status]).toEqual([path, method, 405]);
        expect(answer.headers.get("content-type")).toBe("application/problem+json");
        const allow = answer.headers.get("allow")?.split(", ") ?? [];
        expect(allow).toEqual(expect.arrayContaining([...known, "OPTIONS"]));
        expect(allow).not.toContain(method);
        expect(await answer.json()).toMatchObject({ status: 405, code: "method_not_allowed" });
      }
    }
  });

  test("OPTIONS tells what there is", async () => {
    for (const path of paths) {
      const answer = await ask({ path, method: "GET" }, { method: "OPTIONS" });
      expect([answer.status, answer.headers.get("allow")]).toEqual([
        204,
        methodsAt(path).join(", "),
      ]);
    }
  });
});

test.each([
  ["/api/v1/usage", ["OPTIONS", "POST"]],
  ["/developers/earnings", ["GET", "HEAD", "OPTIONS"]],
  ["/api/v1/sandbox/clock", ["GET", "HEAD", "OPTIONS", "POST"]],
  ["/api/health/live", ["GET", "HEAD", "OPTIONS"]],
  ["/api/openapi.json", ["GET", "HEAD", "OPTIONS"]],
])("%s takes %j", (path, methods) => {
  expect(methodsAt(path)).toEqual(methods);
});
