import { expect, test } from "vitest";
import { CONTRACTS } from "@/contract/registry";
import { lintOpenApi } from "../../../local/testing-openapi";
import { APP_URL, openRouteBench } from "../../../local/testing-routes";
import { describeApi } from "./answer";
import { openApiDocument } from "./document";
import { operationIdOf } from "./operation";

test("every contract is an operation with a name of its own", () => {
  const names = CONTRACTS.map(operationIdOf);
  expect(new Set(names).size).toBe(names.length);
});

test("passes Redocly's linter without a warning", () => {
  expect(lintOpenApi(openApiDocument("https://tributary.test"))).toEqual([]);
});

test("is served once and known by its tag afterwards", async () => {
  await openRouteBench();
  const first = describeApi(new Request(`${APP_URL}/api/openapi.json`));
  const served = await first.json();
  expect(served).toMatchObject({ openapi: "3.1.0", servers: [{ url: APP_URL }] });
  const headers = { "if-none-match": first.headers.get("etag") ?? "" };
  const again = describeApi(new Request(`${APP_URL}/api/openapi.json`, { headers }));
  expect(again.status).toBe(304);
});
