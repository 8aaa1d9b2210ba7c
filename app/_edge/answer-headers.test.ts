import { expect, test } from "vitest";
import { GET as live } from "@/app/api/health/ready/route";
import { GET as summary } from "@/app/api/v1/developer/earnings/overview/route";
import { bearer, call, openRouteBench } from "@/local/testing-routes";

const ALWAYS = {
  "x-content-type-options": "nosniff",
  "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
  "cache-control": "no-store",
};

test("no answer to a program is kept, framed or taken for something else", async () => {
  const { token } = await openRouteBench();
  for (const headers of [bearer(token), {}]) {
    const answer = await call(summary, "/api/v1/developer/earnings/overview", { headers });
    expect(Object.fromEntries(answer.headers)).toMatchObject(ALWAYS);
    expect(answer.headers.get("strict-transport-security")).toBeNull();
  }
});

test("under https every answer asks for https from then on", async () => {
  await openRouteBench({ APP_URL: "https://portal.example.com" });
  const { headers } = await call(live, "/api/health/ready");
  expect(headers.get("strict-transport-security")).toBe("max-age=63072000");
});
