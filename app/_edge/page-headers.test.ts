import { describe, expect, test } from "vitest";
import { contentPolicy, pageHeaders } from "./page-headers";

describe("what a page may run", () => {
  test("only scripts and styles that carry its nonce, and nothing inline or evaluated", () => {
    const policy = contentPolicy("abc", { isEdited: false });
    expect(policy).toContain("script-src 'self' 'nonce-abc' 'strict-dynamic';");
    expect(policy).toContain("style-src 'self' 'nonce-abc';");
    expect(policy).not.toContain("unsafe");
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
  });

  test("while pages are edited the tools may do more", () => {
    expect(contentPolicy("abc", { isEdited: true })).toContain("'unsafe-eval'");
  });

  test("secure transport is demanded over secure transport only", () => {
    const names = (isSecure: boolean) => pageHeaders({ isSecure }).map(([name]) => name);
    expect(names(true)).toContain("strict-transport-security");
    expect(names(false)).not.toContain("strict-transport-security");
    expect(names(false)).toContain("x-content-type-options");
  });
});
