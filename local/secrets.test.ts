import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { expect, onTestFinished, test } from "vitest";

const CLI = resolve("node_modules/secretlint/bin/secretlint.js");
const RULES = resolve(".secretlintrc.json");
const filler = "0123456789abcdef".repeat(4);

/** Put together here, or the scan would find this file. */
const SECRETS: readonly (readonly [string, string])[] = [
  ["a live Stripe key", `sk_${"live"}_${filler}`],
  ["a Stripe webhook secret", `wh${"sec"}_${filler}`],
  ["an Inngest signing key", `sign${"key"}-prod-${filler}`],
  ["a database with its password", `postgres://us${"er"}:${filler}@db.example.com/books`],
  [
    "a private key",
    `-----BEGIN RSA ${"PRIVATE"} KEY-----\n${filler}\n-----END RSA ${"PRIVATE"} KEY-----`,
  ],
];

test.each(SECRETS)("the scan of `npm test` finds %s", (_, secret) => {
  expect(scan(`const it = \`${secret}\`;\n`)).toBe(1);
});

test("and nothing in what only looks like one", () => {
  expect(scan("const it = 'sk_test_tributary whsec_platform postgres://db/books';\n")).toBe(0);
});

function scan(text: string): number | null {
  const folder = mkdtempSync(join(tmpdir(), "tributary-secrets-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  writeFileSync(join(folder, "planted.ts"), text);
  const args = [CLI, "--secretlintrc", RULES, "**/*"];
  return spawnSync(process.execPath, args, { cwd: folder }).status;
}
