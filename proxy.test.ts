import { NextRequest } from "next/server";
import { expect, test } from "vitest";
import { proxy } from "./proxy";

const sentOn = (path: string) => {
  const { headers } = proxy(new NextRequest(`http://127.0.0.1:3000${path}`));
  const rewritten = headers.get("x-middleware-rewrite");
  return {
    to: rewritten && new URL(rewritten).pathname,
    hasPolicy: headers.has("content-security-policy"),
  };
};

test("an address that cannot be decoded leads to the page for those that lead nowhere", () => {
  expect(sentOn("/apps/%F0%9F")).toEqual({ to: "/no-such-path", hasPolicy: true });
  expect(sentOn("/apps/%zz")).toEqual({ to: "/no-such-path", hasPolicy: true });
  expect(sentOn("/apps/a%20b")).toEqual({ to: null, hasPolicy: true });
});

test("programs get no page for it", () => {
  const nowhere = { to: "/api/no-such-path", hasPolicy: false };
  expect(sentOn("/api/v1/apps/%F0%9F")).toEqual(nowhere);
  expect(sentOn("/API/v1/apps")).toEqual(nowhere);
});
